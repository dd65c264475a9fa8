import { definePeer } from '../peer.ts';
import { selfMade } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';
import { asRecords, partialFlight } from '../tls-by-hand.ts';

/** A server that finds in mid-handshake that it cannot go on: sends its ServerHello and closes. */
export const closesAfterServerHello = definePeer({
  id: 'closes-after-server-hello',
  title: 'a server that finds in mid-handshake that it cannot go on',
  fault: 'sends its ServerHello and closes',
  serve: rdpServer({
    afterNegotiation: partialFlight(
      selfMade,
      (flight) => asRecords(flight.serverHello),
      (socket) => void socket.end(),
    ),
  }),
});
