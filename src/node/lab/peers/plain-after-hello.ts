import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { onHello } from '../tls-by-hand.ts';

/** A server with an empty cipher configuration, as xrdp then behaves: agrees on TLS and goes on with RDP in plain text. */
export const plainAfterHello = definePeer({
  id: 'plain-after-hello',
  title: 'a server with an empty cipher configuration, as xrdp then behaves',
  fault: 'agrees on TLS and goes on with RDP in plain text',
  serve: rdpServer({
    afterNegotiation: onHello(
      (socket) => void socket.end(Uint8Array.of(3, 0, 0, 9, 2, 0xf0, 0x80, 0x21, 0x80)),
    ),
  }),
});
