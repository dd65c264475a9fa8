import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host whose clock is seven minutes ahead: states a time seven minutes ahead in its NTLM challenge. */
export const clockAhead = definePeer({
  id: 'clock-ahead',
  title: 'a host whose clock is seven minutes ahead',
  fault: 'states a time seven minutes ahead in its NTLM challenge',
  serve: rdpServer({ skewSeconds: 7 * 60 }),
});
