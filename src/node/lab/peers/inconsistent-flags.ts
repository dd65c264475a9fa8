import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server that finds the request in contradiction to the encryption in use: refuses every request with failure code 4. */
export const inconsistentFlags = definePeer({
  id: 'inconsistent-flags',
  title: 'a server that finds the request in contradiction to the encryption in use',
  fault: 'refuses every request with failure code 4',
  serve: rdpServer({ choose: () => ({ outcome: 'refused', failure: 'inconsistentFlags', code: 4 }) }),
});
