import { definePeer } from '../peer.ts';
import { issuedByCompany } from '../practice-certificate.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server whose certificate holds a DSA key: shows a DSA certificate and has nothing else to sign with. */
export const dsaCertificate = definePeer({
  id: 'dsa-certificate',
  title: 'a server whose certificate holds a DSA key',
  fault: 'shows a DSA certificate and has nothing else to sign with',
  serve: rdpServer({
    certificate: () => issuedByCompany({ key: 'dsa1024' }),
    tls: { ciphers: 'DHE-DSS-AES128-GCM-SHA256:@SECLEVEL=0', maxVersion: 'TLSv1.2', dhparam: 'auto' },
  }),
});
