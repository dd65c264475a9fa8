import { definePeer } from '../peer.ts';

/** Length, number 0, protocol 10, the version as text, a thread and the beginning of the salt. */
const greeting = Buffer.from('4a0000000a382e302e3336000b0000000102030405060708', 'hex');

/** A MySQL server on the port: greets as MySQL 8 does and reports an error to what follows. */
export const mysql = definePeer({
  id: 'mysql',
  title: 'a MySQL server on the port',
  fault: 'greets as MySQL 8 does and reports an error to what follows',
  udp: false,
  serve: (socket) => {
    socket.write(greeting);
    socket.once('data', () => socket.end());
  },
});
