import { timesOf, type EventTimes } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

/** One kind of event over time; `exact` where the time of every event is known, else older ones are spread evenly. */
export type Kind = FactTypes['eventActivity']['kinds'][number] & { readonly exact: boolean };

/** Every kind of event that is known; from tallies, with the few times they hold, where nothing else was counted. */
export function kindsOf({ eventActivity, serverEvents, clientEvents }: Partial<FactTypes>): readonly Kind[] {
  if (eventActivity !== undefined) return eventActivity.kinds.map(completed);
  return [...(serverEvents?.tallies ?? []), ...(clientEvents?.tallies ?? [])].map((tally) =>
    completed({
      provider: tally.provider,
      id: tally.id,
      channel: '',
      computer: tally.computer,
      count: Math.max(1, tally.count),
      first: tally.first,
      last: tally.last,
      times: timesOf(
        [...new Set([tally.first, tally.last, ...tally.samples.map(({ last }) => last)])].map(millisOf),
      ),
      ...(tally.samples[0] === undefined ? {} : { fieldsLast: tally.samples[0].fields }),
    }),
  );
}

// A collector tells how many there were and the times of the newest: the others lie somewhere before those.
function completed(kind: Omit<Kind, 'exact'>): Kind {
  const placed = kind.times.counts.reduce((sum, count) => sum + count, 0);
  if (placed >= kind.count) return { ...kind, exact: true };
  return { ...kind, exact: false, times: withSpread(kind.times, millisOf(kind.first), kind.count - placed) };
}

function withSpread({ width, buckets, counts }: EventTimes, first: number, missing: number): EventTimes {
  const from = Math.floor(first / 1_000 / width);
  // The first bucket that is known may be the oldest event of all, told for itself.
  const until = buckets.find((bucket) => bucket > from) ?? buckets[0] ?? from;
  const places = Math.max(1, Math.min(SPREAD, missing, until - from));
  const added = new Map(buckets.map((bucket, i) => [bucket, counts[i] ?? 0]));
  for (let i = 0; i < places; i += 1) {
    const bucket = from + Math.floor((i * (until - from)) / places);
    added.set(bucket, (added.get(bucket) ?? 0) + missing / places);
  }
  const pairs = [...added].toSorted((a, b) => a[0] - b[0]);
  return { width, buckets: pairs.map(([bucket]) => bucket), counts: pairs.map(([, count]) => count) };
}

const SPREAD = 64;
