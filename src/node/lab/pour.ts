import type { Socket } from 'node:net';

/** Writes a block again and again, as fast as the other side reads, up to `total` bytes. */
export function pour(socket: Socket, block: Uint8Array, total = Infinity): void {
  let left = total;
  const more = () => {
    while (!socket.destroyed && left > 0) {
      left -= block.length;
      if (!socket.write(block)) return;
    }
  };
  socket.on('drain', more);
  socket.resume();
  more();
}
