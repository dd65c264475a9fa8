import { definePeer } from '../peer.ts';
import { drain } from '../rdp-server.ts';

/** A VNC server on the port: greets in its own protocol. */
export const vnc = definePeer({
  id: 'vnc',
  title: 'a VNC server on the port',
  fault: 'greets in its own protocol',
  udp: false,
  serve: (socket) => {
    socket.write('RFB 003.008\n');
    drain(socket);
  },
});
