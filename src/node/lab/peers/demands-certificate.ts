import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server or proxy with TLS client authentication: demands a certificate of the client in TLS 1.2. */
export const demandsCertificate = definePeer({
  id: 'demands-certificate',
  title: 'a server or proxy with TLS client authentication',
  fault: 'demands a certificate of the client in TLS 1.2',
  serve: rdpServer({ demandsClientCertificate: true, tls: { maxVersion: 'TLSv1.2' } }),
});
