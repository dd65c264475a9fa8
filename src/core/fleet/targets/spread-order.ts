/**
 * Every index below `size` once, so that neighbours are far apart in time: in 256 rounds one index of every block of 256,
 * blocks and places shuffled. A /24 is hit once or twice in a round, never in a burst. Takes no memory.
 */
export function* spreadOrder(size: number, seed: number): Generator<number, void> {
  const blocks = Math.ceil(size / BLOCK);
  for (const place of shuffled(BLOCK, seed)) {
    for (const block of shuffled(blocks, seed + place)) {
      const index = block * BLOCK + place;
      if (index < size) yield index;
    }
  }
}

/** The numbers below `count` in an order that looks like none: a linear congruential generator of full period (Hull and Dobell). */
function* shuffled(count: number, seed: number): Generator<number, void> {
  if (count === 0) return;
  const mask = 2 ** Math.ceil(Math.log2(count)) - 1;
  const step = (Math.imul(seed, 0x9e3779b1) & ~3) | 1;
  const start = Math.imul(seed + 1, 0x85ebca6b) & mask;
  let number = start;
  do {
    if (number < count) yield number;
    number = (Math.imul(step, number) + 0x3c6ef35f) & mask;
  } while (number !== start);
}

const BLOCK = 256;
