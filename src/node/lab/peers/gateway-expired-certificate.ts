import { gatewayServer } from '../gateway-server.ts';
import { definePeer } from '../peer.ts';

/** An RD Gateway whose certificate has expired: shows a certificate that ended three weeks ago. */
export const gatewayExpiredCertificate = definePeer({
  id: 'gateway-expired-certificate',
  title: 'an RD Gateway whose certificate has expired',
  fault: 'shows a certificate that ended three weeks ago',
  udp: false,
  serve: gatewayServer({ status: 401, certificate: { notBefore: -400, notAfter: -21 } }),
});
