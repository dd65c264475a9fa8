import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { onHello } from '../tls-by-hand.ts';

/** A Windows host that cannot read the private key of its certificate: agrees to NLA and closes at the first TLS message. */
export const closesAtClientHello = definePeer({
  id: 'closes-at-client-hello',
  title: 'a Windows host that cannot read the private key of its certificate',
  fault: 'agrees to NLA and closes at the first TLS message',
  serve: rdpServer({ afterNegotiation: onHello((socket) => void socket.end()) }),
});
