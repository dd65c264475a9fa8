import { encodeAlert } from '../../../core/protocol/tls/server-encode.ts';
import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';
import { asRecords, firstFlight, onHello } from '../tls-by-hand.ts';

/** A server whose certificate file was replaced and whose key file was not: shows one certificate and signs with the key of another. */
export const keyMismatch = definePeer({
  id: 'key-mismatch',
  title: 'a server whose certificate file was replaced and whose key file was not',
  fault: 'shows one certificate and signs with the key of another',
  serve: rdpServer({
    afterNegotiation: onHello((socket, hello) => {
      const flight = firstFlight(hello, selfMade(), { keyKind: 'rsa2048', keySlot: 'another' });
      if (flight === undefined) return void socket.end(encodeAlert('fatal', 70));
      const { serverHello, certificate, keyExchange, done } = flight;
      socket.write(asRecords(serverHello, certificate, keyExchange, done));
      return undefined;
    }),
  }),
});
