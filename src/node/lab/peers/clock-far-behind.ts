import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A machine that came back from a snapshot or an empty battery: states a time 400 days ago in its NTLM challenge. */
export const clockFarBehind = definePeer({
  id: 'clock-far-behind',
  title: 'a machine that came back from a snapshot or an empty battery',
  fault: 'states a time 400 days ago in its NTLM challenge',
  serve: rdpServer({ skewSeconds: -400 * 86_400 }),
});
