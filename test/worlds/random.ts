/** A stream of numbers that follows from its seed alone. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (low: number, high: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Of>(from: readonly Of[]) => Of;
  /** About this share of the members, in their order. */
  readonly some: <Of>(from: readonly Of[], share: number) => readonly Of[];
  /** Lower-case hexadecimal digits. */
  readonly hex: (digits: number) => string;
}

/** Numbers for this seed (Mulberry32 behind a hash of all parts). */
export function randomOf(...seed: readonly (string | number)[]): Random {
  let state = hashOf(seed.join('/'));
  const next = () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick: <Of>(from: readonly Of[]): Of => {
      if (from.length === 0) throw new RangeError('nothing to pick from');
      return from[int(0, from.length - 1)]!;
    },
    some: (from, share) => from.filter(() => next() < share),
    hex: (digits) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join(''),
  };
}

/** FNV-1a with a final mix: 32 bits, unsigned. */
export function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
