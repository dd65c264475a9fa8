import { hashOf } from './random.ts';

/** Whether a seed belongs to the sealed half: its worlds are counted and never shown. */
export function isSealed(seed: number): boolean {
  return hashOf(`sealed ${seed}`) % 2 === 1;
}

/** The first `count` seeds from `from` on that are sealed, or open. */
export function seedsOf(from: number, count: number, sealed: boolean): readonly number[] {
  const seeds: number[] = [];
  for (let seed = from; seeds.length < count; seed += 1) if (isSealed(seed) === sealed) seeds.push(seed);
  return seeds;
}
