import { definePeer } from '../peer.ts';
import { drain } from '../rdp-server.ts';

/** A mail server on the port: greets in its own protocol. */
export const smtp = definePeer({
  id: 'smtp',
  title: 'a mail server on the port',
  fault: 'greets in its own protocol',
  udp: false,
  serve: (socket) => {
    socket.write('220 mail.practice.example ESMTP\r\n');
    drain(socket);
  },
});
