import { definePeer } from '../peer.ts';
import { drain } from '../rdp-server.ts';

/** A server that hangs: the kernel takes connections, the service behind is stuck: takes connections and never answers. */
export const silent = definePeer({
  id: 'silent',
  title: 'a server that hangs: the kernel takes connections, the service behind is stuck',
  fault: 'takes connections and never answers',
  udp: false,
  serve: drain,
});
