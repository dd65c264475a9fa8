import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { feedFrom } from './feed-from.ts';

/** A way on which a burst of more than `limit` bytes is lost, and with it all that follows: TCP waits for it for ever. */
export function withoutLargePackets(socket: Socket, limit: number): Duplex {
  return carry(socket, (bytes) => (bytes.length > limit ? new Uint8Array(0) : undefined));
}

/** The same, except that the first `limit` bytes of the burst arrive. */
export function withFirstPacketOnly(socket: Socket, limit: number): Duplex {
  return carry(socket, (bytes) => (bytes.length > limit ? bytes.subarray(0, limit) : undefined));
}

/** Carries bytes both ways until `remains` tells what is left of a burst that gets lost. */
function carry(socket: Socket, remains: (bytes: Uint8Array) => Uint8Array | undefined): Duplex {
  let lost = false;
  let burst: Uint8Array[] = [];
  const flush = () => {
    const bytes = Buffer.concat(burst);
    burst = [];
    if (lost || bytes.length === 0) return;
    const left = remains(bytes);
    lost = left !== undefined;
    socket.write(left ?? bytes);
  };
  const way = new Duplex({
    read: () => socket.resume(),
    write(chunk: Uint8Array, _encoding, done) {
      // What is written in one turn leaves as one burst.
      if (burst.length === 0) setImmediate(flush);
      burst.push(chunk);
      done();
    },
    final(done) {
      flush();
      if (!lost) socket.end();
      done();
    },
    destroy(_error, done) {
      if (!lost) socket.destroy();
      done(null);
    },
  });
  return feedFrom(socket, way);
}
