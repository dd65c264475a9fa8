import { join } from '../../../bytes/write.ts';

/** What one side said, in order, and when each byte of it arrived (milliseconds since the capture began). */
export interface Spoken {
  readonly bytes: Uint8Array;
  /** All bytes this side sent, whether or not they are in `bytes`. */
  readonly total: number;
  at(offset: number): number;
}

/** The same without its first `skipped` bytes. */
export function behind(spoken: Spoken, skipped: number): Spoken {
  if (skipped === 0) return spoken;
  return {
    bytes: spoken.bytes.subarray(skipped),
    total: Math.max(0, spoken.total - skipped),
    at: (offset) => spoken.at(offset + skipped),
  };
}

/** Pieces that arrived at known times, put together. */
export function spokenOf(pieces: readonly { readonly bytes: Uint8Array; readonly at: number }[]): Spoken {
  const ends: number[] = [];
  let total = 0;
  for (const { bytes } of pieces) {
    total += bytes.length;
    ends.push(total);
  }
  return {
    bytes: join(...pieces.map(({ bytes }) => bytes)),
    total,
    at: (offset) => pieces[pieceAt(ends, offset)]?.at ?? pieces.at(-1)?.at ?? 0,
  };
}

/** The first piece that ends behind `offset`. */
function pieceAt(ends: readonly number[], offset: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
