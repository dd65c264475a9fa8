import { definePeer } from '../peer.ts';

/** A proxy or load balancer whose server is down: closes every connection before anything is said. */
export const closesAtOnce = definePeer({
  id: 'closes-at-once',
  title: 'a proxy or load balancer whose server is down',
  fault: 'closes every connection before anything is said',
  udp: false,
  serve: (socket) => void socket.end(),
});
