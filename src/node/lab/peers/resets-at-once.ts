import { definePeer } from '../peer.ts';

/** A security device that lets nobody talk whom it does not know: resets every connection as soon as it is open. */
export const resetsAtOnce = definePeer({
  id: 'resets-at-once',
  title: 'a security device that lets nobody talk whom it does not know',
  fault: 'resets every connection as soon as it is open',
  udp: false,
  serve: (socket) => void socket.resetAndDestroy(),
});
