import { z } from 'zod';

const int = z.number().int();

/**
 * When something happened, as counts: `width` seconds (a power of two) make a bucket; `buckets` are the numbers of those
 * since 1970 in which it happened, in order, and `counts` how often it happened in each.
 */
export const eventTimes = z.object({
  width: int.positive(),
  buckets: z.array(int),
  counts: z.array(int.positive()),
});

export interface EventTimes {
  readonly width: number;
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
}

/** How often it happened from `from` up to, but not at, `until` (milliseconds since 1970); a bucket cut in two counts in part. */
export function countBetween({ width, buckets, counts }: EventTimes, from: number, until: number): number {
  const size = width * 1_000;
  let sum = 0;
  for (let i = bucketFrom(buckets, Math.floor(from / size)); i < buckets.length; i += 1) {
    const start = buckets[i]! * size;
    if (start >= until) break;
    const inside = Math.min(until, start + size) - Math.max(from, start);
    sum += ((counts[i] ?? 0) * inside) / size;
  }
  return sum;
}

/** The beginning of the first bucket that ends after `from`, but not before `from` (milliseconds since 1970). */
export function firstFrom({ width, buckets }: EventTimes, from: number): number | undefined {
  const size = width * 1_000;
  const bucket = buckets[bucketFrom(buckets, Math.floor(from / size))];
  return bucket === undefined ? undefined : Math.max(from, bucket * size);
}

/** The times of single moments, in milliseconds since 1970, a second each. */
export function timesOf(moments: readonly number[]): EventTimes {
  const perSecond = new Map<number, number>();
  for (const moment of moments) {
    const second = Math.floor(moment / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  const pairs = [...perSecond].toSorted((a, b) => a[0] - b[0]);
  return { width: 1, buckets: pairs.map(([bucket]) => bucket), counts: pairs.map(([, count]) => count) };
}

/** The index of the first bucket with at least this number. */
function bucketFrom(buckets: readonly number[], least: number): number {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (buckets[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
