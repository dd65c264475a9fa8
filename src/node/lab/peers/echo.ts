import { definePeer } from '../peer.ts';

/** An echo service, or a device that sends back what it gets: sends every byte back. */
export const echo = definePeer({
  id: 'echo',
  title: 'an echo service, or a device that sends back what it gets',
  fault: 'sends every byte back',
  udp: false,
  serve: (socket) => void socket.pipe(socket),
});
