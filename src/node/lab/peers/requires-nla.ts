import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server that requires NLA behind a proxy that strips it from the request: refuses every request with failure code 5. */
export const requiresNla = definePeer({
  id: 'requires-nla',
  title: 'a server that requires NLA behind a proxy that strips it from the request',
  fault: 'refuses every request with failure code 5',
  serve: rdpServer({ choose: () => ({ outcome: 'refused', failure: 'hybridRequiredByServer', code: 5 }) }),
});
