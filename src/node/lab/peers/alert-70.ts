import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { alertAtHello } from '../tls-by-hand.ts';

/** A server on which the TLS versions of its clients are switched off: ends every TLS handshake with alert 70 (protocol_version). */
export const alert70 = definePeer({
  id: 'alert-70',
  title: 'a server on which the TLS versions of its clients are switched off',
  fault: 'ends every TLS handshake with alert 70 (protocol_version)',
  serve: rdpServer({ afterNegotiation: alertAtHello(70) }),
});
