import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server hardened to Camellia suites that no Windows client offers: speaks TLS 1.2 with ECDHE-RSA-CAMELLIA256-SHA384 alone. */
export const onlyCamellia = definePeer({
  id: 'only-camellia',
  title: 'a server hardened to Camellia suites that no Windows client offers',
  fault: 'speaks TLS 1.2 with ECDHE-RSA-CAMELLIA256-SHA384 alone',
  serve: rdpServer({
    tls: { ciphers: 'ECDHE-RSA-CAMELLIA256-SHA384:@SECLEVEL=0', maxVersion: 'TLSv1.2' },
  }),
});
