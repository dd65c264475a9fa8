import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { alertAtHello } from '../tls-by-hand.ts';

/** A server whose cipher suites were cut down until none is left in common: ends every TLS handshake with alert 40 (handshake_failure). */
export const alert40 = definePeer({
  id: 'alert-40',
  title: 'a server whose cipher suites were cut down until none is left in common',
  fault: 'ends every TLS handshake with alert 40 (handshake_failure)',
  serve: rdpServer({ afterNegotiation: alertAtHello(40) }),
});
