import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A way on which the peer's bytes leave in pieces of `size`, one every `everyMs`: a link with almost no bandwidth left. */
export function trickling(socket: Socket, size: number, everyMs: number): Duplex {
  let waiting = Buffer.alloc(0);
  const timer = setInterval(() => {
    if (waiting.length === 0 || !socket.writable) return;
    socket.write(waiting.subarray(0, size));
    waiting = waiting.subarray(size);
  }, everyMs);
  const way = new Duplex({
    read: () => void socket.resume(),
    write(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk]);
      done();
    },
    destroy(_error, done) {
      clearInterval(timer);
      socket.destroy();
      done(null);
    },
  });
  socket.on('data', (bytes) => {
    if (!way.push(bytes)) socket.pause();
  });
  socket.on('end', () => way.push(null));
  socket.on('close', () => way.destroy());
  return way;
}
