import type { EventTimes } from '../facts/event-times.ts';
import type { Span } from './coverage.ts';

/** The time before a change and since, cut into stretches of one length; milliseconds since 1970. */
export interface Stretches {
  readonly length: number;
  /** All of the time before. */
  readonly covered: readonly Span[];
  readonly before: readonly Span[];
  readonly since: readonly Span[];
}

/** How often an event came in each stretch. */
export interface Counted {
  readonly before: readonly number[];
  readonly since: readonly number[];
}

/** Cuts what a log covers on both sides of a moment; at most `most` stretches before it, the newest. */
export function cut(
  before: readonly Span[],
  since: readonly Span[],
  length: number,
  most: number,
): Stretches {
  return {
    length,
    covered: before,
    before: before.flatMap((span) => backwards(span, length, most)).slice(-most),
    since: since.flatMap((span) => forwards(span, length, most)).slice(0, most),
  };
}

/** Counts an event in every stretch. */
export function countIn({ before, since }: Stretches, times: EventTimes): Counted {
  return { before: countEach(before, times), since: countEach(since, times) };
}

// Buckets and stretches are both in order: one walk over the two, a bucket cut in two counts in part.
function countEach(stretches: readonly Span[], { width, buckets, counts }: EventTimes): readonly number[] {
  const size = width * 1_000;
  const sums = stretches.map(() => 0);
  let first = 0;
  buckets.forEach((bucket, b) => {
    const [start, end] = [bucket * size, (bucket + 1) * size];
    while (first < stretches.length && stretches[first]!.until <= start) first += 1;
    for (let i = first; i < stretches.length && stretches[i]!.from < end; i += 1) {
      const { from, until } = stretches[i]!;
      sums[i]! += ((counts[b] ?? 0) * (Math.min(until, end) - Math.max(from, start))) / size;
    }
  });
  return sums;
}

// The newest stretch ends where the change begins; a rest at the old end is too short to be compared.
function backwards({ from, until }: Span, length: number, most: number): readonly Span[] {
  const count = Math.min(most, Math.floor((until - from) / length));
  return Array.from({ length: count }, (_, i) => ({
    from: until - (count - i) * length,
    until: until - (count - i - 1) * length,
  }));
}

// The last stretch may be cut short by the end of the log.
function forwards({ from, until }: Span, length: number, most: number): readonly Span[] {
  const count = Math.min(most, Math.ceil((until - from) / length));
  return Array.from({ length: count }, (_, i) => ({
    from: from + i * length,
    until: Math.min(until, from + (i + 1) * length),
  }));
}
