import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server set to the old RDP security layer: refuses every request with failure code 2. */
export const refusesTls = definePeer({
  id: 'refuses-tls',
  title: 'a server set to the old RDP security layer',
  fault: 'refuses every request with failure code 2',
  serve: rdpServer({ choose: () => ({ outcome: 'refused', failure: 'sslNotAllowedByServer', code: 2 }) }),
});
