import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server hardened to ARIA suites that no Windows client offers: speaks TLS 1.2 with ECDHE-ARIA256-GCM-SHA384 alone. */
export const onlyAria = definePeer({
  id: 'only-aria',
  title: 'a server hardened to ARIA suites that no Windows client offers',
  fault: 'speaks TLS 1.2 with ECDHE-ARIA256-GCM-SHA384 alone',
  serve: rdpServer({
    tls: { ciphers: 'ECDHE-ARIA256-GCM-SHA384:@SECLEVEL=0', maxVersion: 'TLSv1.2' },
  }),
});
