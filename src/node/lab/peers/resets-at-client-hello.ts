import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { onHello } from '../tls-by-hand.ts';

/** A firewall that forbids TLS it cannot look into, or a host that cannot use its key: agrees to NLA and resets at the first TLS message. */
export const resetsAtClientHello = definePeer({
  id: 'resets-at-client-hello',
  title: 'a firewall that forbids TLS it cannot look into, or a host that cannot use its key',
  fault: 'agrees to NLA and resets at the first TLS message',
  serve: rdpServer({ afterNegotiation: onHello((socket) => void socket.resetAndDestroy()) }),
});
