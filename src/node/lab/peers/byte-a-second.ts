import { encodeConnectionConfirm } from '../../../core/protocol/connection-confirm.ts';
import { definePeer } from '../peer.ts';
import { accept, drain } from '../rdp-server.ts';

const confirm = encodeConnectionConfirm(accept('hybrid'));

/** A tarpit that keeps scanners busy: sends one byte of a valid answer every second. */
export const byteASecond = definePeer({
  id: 'byte-a-second',
  title: 'a tarpit that keeps scanners busy',
  fault: 'sends one byte of a valid answer every second',
  udp: false,
  serve: (socket) => {
    let at = 0;
    const timer = setInterval(() => {
      if (at < confirm.length) socket.write(confirm.subarray(at, (at += 1)));
    }, 1_000);
    socket.once('close', () => clearInterval(timer));
    drain(socket);
  },
});
