import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';
import { issuedByCompany } from '../practice-certificate.ts';

/** A server hardened to the small CCM suites of sensors that no Windows client offers: speaks TLS 1.2 with ECDHE-ECDSA-AES256-CCM8 alone. */
export const onlyCcm8 = definePeer({
  id: 'only-ccm8',
  title: 'a server hardened to the small CCM suites of sensors that no Windows client offers',
  fault: 'speaks TLS 1.2 with ECDHE-ECDSA-AES256-CCM8 alone',
  serve: rdpServer({
    certificate: () => issuedByCompany({ key: 'ec256' }),
    tls: { ciphers: 'ECDHE-ECDSA-AES256-CCM8:@SECLEVEL=0', maxVersion: 'TLSv1.2' },
  }),
});
