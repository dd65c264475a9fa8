import { timesOf } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

/** One kind of event over time. */
export type Kind = FactTypes['eventActivity']['kinds'][number];

/** Every kind of event that is known; from tallies, with the few times they hold, where nothing else was counted. */
export function kindsOf({ eventActivity, serverEvents, clientEvents }: Partial<FactTypes>): readonly Kind[] {
  if (eventActivity !== undefined) return eventActivity.kinds;
  return [...(serverEvents?.tallies ?? []), ...(clientEvents?.tallies ?? [])].map((tally) => ({
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
  }));
}
