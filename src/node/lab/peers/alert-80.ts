import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { alertAtHello } from '../tls-by-hand.ts';

/** A server whose TLS fails inside, as with a damaged certificate store: ends every TLS handshake with alert 80 (internal_error). */
export const alert80 = definePeer({
  id: 'alert-80',
  title: 'a server whose TLS fails inside, as with a damaged certificate store',
  fault: 'ends every TLS handshake with alert 80 (internal_error)',
  serve: rdpServer({ afterNegotiation: alertAtHello(80) }),
});
