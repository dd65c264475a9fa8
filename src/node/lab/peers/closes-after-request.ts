import { definePeer } from '../peer.ts';

/** A gateway or port forward whose real server is down: reads the RDP request and closes. */
export const closesAfterRequest = definePeer({
  id: 'closes-after-request',
  title: 'a gateway or port forward whose real server is down',
  fault: 'reads the RDP request and closes',
  udp: false,
  serve: (socket) => void socket.once('data', () => socket.end()),
});
