import { definePeer } from '../peer.ts';

/** A Redis server on the port: answers every line with an error of its own. */
export const redis = definePeer({
  id: 'redis',
  title: 'a Redis server on the port',
  fault: 'answers every line with an error of its own',
  udp: false,
  serve: (socket) => void socket.on('data', () => socket.write('-ERR unknown command\r\n')),
});
