import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A Windows host that has no certificate for Remote Desktop: refuses every request with failure code 3. */
export const noCertificate = definePeer({
  id: 'no-certificate',
  title: 'a Windows host that has no certificate for Remote Desktop',
  fault: 'refuses every request with failure code 3',
  serve: rdpServer({ choose: () => ({ outcome: 'refused', failure: 'sslCertNotOnServer', code: 3 }) }),
});
