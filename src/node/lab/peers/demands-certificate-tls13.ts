import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A proxy with TLS client authentication that speaks TLS 1.3: demands a certificate of the client in TLS 1.3. */
export const demandsCertificateTls13 = definePeer({
  id: 'demands-certificate-tls13',
  title: 'a proxy with TLS client authentication that speaks TLS 1.3',
  fault: 'demands a certificate of the client in TLS 1.3',
  serve: rdpServer({ demandsClientCertificate: true, tls: { minVersion: 'TLSv1.3' } }),
});
