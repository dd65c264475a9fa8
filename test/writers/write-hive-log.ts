import { join, u32le } from '../../src/core/bytes/write.ts';
import { SEED } from '../../src/core/evidence/hive/log-entries.ts';
import { marvin32 } from '../../src/core/evidence/hive/marvin32.ts';

/** A change to a hive: what it was and what it is after it, as whole files. */
export interface HiveChange {
  readonly sequence: number;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** What an old log can be like besides its change. */
export interface DirtyLogForm {
  /** 1, or 2 as Windows 2000 has it. */
  readonly type?: number;
  readonly sequences?: readonly [number, number];
  /** The low half of the time in its first block; that of the hive where it is left out. */
  readonly writtenLow?: number;
}

/** A transaction log as Windows up to 8 writes it: the first sector, "DIRT" with a bit a sector, and the changed blocks of 4,096 bytes. */
export function writeDirtyLog(from: Uint8Array, to: Uint8Array, form: DirtyLogForm = {}): Uint8Array {
  const sectors = (to.length - 4096) / 512;
  const bitmap = new Uint8Array(sectors / 8);
  const pages: Uint8Array[] = [];
  for (let at = 4096; at < to.length; at += 4096) {
    const block = to.subarray(at, at + 4096);
    if (Buffer.from(block).equals(from.subarray(at, at + 4096))) continue;
    bitmap[(at - 4096) / 4096] = 0xff;
    pages.push(block);
  }
  const vector = join(
    Uint8Array.from('DIRT', (letter) => letter.charCodeAt(0)),
    bitmap,
  );
  const padding = new Uint8Array(Math.ceil(vector.length / 512) * 512 - vector.length);
  return join(firstSector(to, form), vector, padding, ...pages);
}

function firstSector(
  hive: Uint8Array,
  { type = 1, sequences = [7, 7], writtenLow }: DirtyLogForm,
): Uint8Array {
  const first = Uint8Array.from(hive.subarray(0, 512));
  const words = new DataView(first.buffer);
  words.setUint32(4, sequences[0], true);
  words.setUint32(8, sequences[1], true);
  if (writtenLow !== undefined) words.setUint32(12, writtenLow, true);
  words.setUint32(28, type, true);
  return summed(first);
}

/** A hive or log with the checksum of its first sector put right, in place. */
export function summed(first: Uint8Array): Uint8Array {
  if (first.length < 512) return first;
  const words = new DataView(first.buffer, first.byteOffset);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= words.getUint32(at, true);
  words.setInt32(508, sum === 0 ? 1 : sum === -1 ? -2 : sum, true);
  return first;
}

/** A transaction log as Windows 8.1 and later write it: the first sector of the hive, then an entry for each change. */
export function writeHiveLog(base: Uint8Array, changes: readonly HiveChange[]): Uint8Array {
  const first = Uint8Array.from(base.subarray(0, 512));
  new DataView(first.buffer).setUint32(28, 6, true);
  return join(summed(first), ...changes.map(entryOf));
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
