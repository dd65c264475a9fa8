import { hex } from '../../../core/bytes/write.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A server or proxy with a refusal that no specification knows: refuses every request with failure code 99. */
export const unknownFailure = definePeer({
  id: 'unknown-failure',
  title: 'a server or proxy with a refusal that no specification knows',
  fault: 'refuses every request with failure code 99',
  serve: rdpServer({ choose: () => hex`0300 0013 0ed0 0000 1234 00 03 00 0800 63000000` }),
});
