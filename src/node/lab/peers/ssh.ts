import { definePeer } from '../peer.ts';
import { drain } from '../rdp-server.ts';

/** An SSH server on the port: greets in its own protocol. */
export const ssh = definePeer({
  id: 'ssh',
  title: 'an SSH server on the port',
  fault: 'greets in its own protocol',
  udp: false,
  serve: (socket) => {
    socket.write('SSH-2.0-OpenSSH_9.6\r\n');
    drain(socket);
  },
});
