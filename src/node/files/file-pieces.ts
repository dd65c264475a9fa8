import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1024 * 1024;

/** A file's bytes in pieces of a megabyte. All pieces share one buffer: each is gone when the next is asked for. */
export function* filePieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(PIECE);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
