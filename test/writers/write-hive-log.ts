import { join, u32le } from '../../src/core/bytes/write.ts';
import { SEED } from '../../src/core/evidence/hive/log-entries.ts';
import { marvin32 } from '../../src/core/evidence/hive/marvin32.ts';

/** A change to a hive: what it was and what it is after it, as whole files. */
export interface HiveChange {
  readonly sequence: number;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** A transaction log as Windows 8.1 and later write it: the first sector of the hive, then an entry for each change. */
export function writeHiveLog(base: Uint8Array, changes: readonly HiveChange[]): Uint8Array {
  const first = Uint8Array.from(base.subarray(0, 512));
  const words = new DataView(first.buffer);
  words.setUint32(28, 6, true);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= words.getUint32(at, true);
  words.setInt32(508, sum === 0 ? 1 : sum === -1 ? -2 : sum, true);
  return join(first, ...changes.map(entryOf));
}

function entryOf({ sequence, from, to }: HiveChange): Uint8Array {
  const pages: { offset: number; bytes: Uint8Array }[] = [];
  for (let at = 4096; at < to.length; at += 4096) {
    const bytes = to.subarray(at, at + 4096);
    if (!Buffer.from(bytes).equals(from.subarray(at, at + 4096))) pages.push({ offset: at - 4096, bytes });
  }
  const body = join(
    ...pages.flatMap(({ offset, bytes }) => [u32le(offset), u32le(bytes.length)]),
    ...pages.map(({ bytes }) => bytes),
  );
  const size = Math.ceil((40 + body.length) / 512) * 512;
  const padded = join(body, new Uint8Array(size - 40 - body.length));
  const head = join(
    Uint8Array.from('HvLE', (letter) => letter.charCodeAt(0)),
    ...[size, 0, sequence, to.length - 4096, pages.length, ...marvin32(padded, SEED)].map(u32le),
  );
  return join(head, ...marvin32(head, SEED).map(u32le), padded);
}
