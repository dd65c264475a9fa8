import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { feedFrom } from './feed-from.ts';

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
  return feedFrom(socket, way);
}
