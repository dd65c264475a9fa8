import { encodeConnectionConfirm } from '../../../core/protocol/connection-confirm.ts';
import { definePeer } from '../peer.ts';
import { accept } from '../rdp-server.ts';

const confirm = encodeConnectionConfirm(accept('hybrid'));

/** A server that freezes while it answers: sends five of the nineteen bytes of its answer, then nothing. */
export const stallsInConfirm = definePeer({
  id: 'stalls-in-confirm',
  title: 'a server that freezes while it answers',
  fault: 'sends five of the nineteen bytes of its answer, then nothing',
  udp: false,
  serve: (socket) => {
    socket.once('data', () => socket.write(confirm.subarray(0, 5)));
  },
});
