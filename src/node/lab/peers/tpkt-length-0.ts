import { hex } from '../../../core/bytes/write.ts';
import { definePeer } from '../peer.ts';

/** A proxy that damages packet lengths: answers with a packet that claims to be 0 bytes long. */
export const tpktLength0 = definePeer({
  id: 'tpkt-length-0',
  title: 'a proxy that damages packet lengths',
  fault: 'answers with a packet that claims to be 0 bytes long',
  udp: false,
  serve: (socket) =>
    void socket.once('data', () => socket.write(hex`0300 0000 0ed0 0000 1234 00 02 1f 0800 02000000`)),
});
