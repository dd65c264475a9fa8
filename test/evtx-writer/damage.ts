const FILE_HEADER = 4096;
const CHUNK = 65_536;

/** Where chunk `n` of a written log begins, counted from 0. */
export function chunkOffset(n: number): number {
  return FILE_HEADER + CHUNK * n;
}

/** Where each record of chunk `n` begins, in the file. */
export function recordOffsets(file: Uint8Array, n: number): readonly number[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const offsets: number[] = [];
  const end = chunkOffset(n) + view.getUint32(chunkOffset(n) + 48, true);
  for (let at = chunkOffset(n) + 512; at < end; at += view.getUint32(at + 4, true)) offsets.push(at);
  return offsets;
}

/** A copy with bytes overwritten by one value, as a bad sector leaves them. */
export function overwritten(file: Uint8Array, offset: number, length: number, value = 0): Uint8Array {
  const copy = file.slice();
  copy.fill(value, offset, offset + length);
  return copy;
}

/** A copy in which chunk `n` has no signature any more. */
export function withoutChunkSignature(file: Uint8Array, n: number): Uint8Array {
  return overwritten(file, chunkOffset(n), 8);
}

/** A copy in which bytes are missing and what follows has moved up. */
export function cutOut(file: Uint8Array, offset: number, length: number): Uint8Array {
  const copy = new Uint8Array(file.length - length);
  copy.set(file.subarray(0, offset), 0);
  copy.set(file.subarray(offset + length), offset);
  return copy;
}

/** A copy in which one bit is turned. */
export function bitFlipped(file: Uint8Array, offset: number, bit: number): Uint8Array {
  const copy = file.slice();
  copy[offset] = (copy[offset] ?? 0) ^ (1 << bit);
  return copy;
}
