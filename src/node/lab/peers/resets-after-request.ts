import { definePeer } from '../peer.ts';

/** A firewall that recognises RDP and forbids it: reads the RDP request and resets. */
export const resetsAfterRequest = definePeer({
  id: 'resets-after-request',
  title: 'a firewall that recognises RDP and forbids it',
  fault: 'reads the RDP request and resets',
  udp: false,
  serve: (socket) => void socket.once('data', () => socket.resetAndDestroy()),
});
