import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server set to TLS only, to which something offers less: refuses every request with failure code 1. */
export const requiresTls = definePeer({
  id: 'requires-tls',
  title: 'a server set to TLS only, to which something offers less',
  fault: 'refuses every request with failure code 1',
  serve: rdpServer({ choose: () => ({ outcome: 'refused', failure: 'sslRequiredByServer', code: 1 }) }),
});
