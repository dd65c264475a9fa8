import { healthy } from './healthy.ts';
import type { FactTypes } from './vocabulary.ts';

type Tally = FactTypes['serverEvents']['tallies'][number];

/** The healthy server's log with one more event in it, for examples. */
export function oneEvent(
  provider: string,
  id: number,
  fields: Readonly<Record<string, string>> = {},
  last = '2026-08-31T12:00:00.000Z',
  count = 1,
): Pick<FactTypes, 'serverEvents'> {
  return withEvents(event(provider, id, fields, last, count));
}

/** The healthy server's log with more events in it, for examples. */
export function withEvents(...events: readonly Tally[]): Pick<FactTypes, 'serverEvents'> {
  return { serverEvents: { ...healthy.serverEvents, tallies: [...healthy.serverEvents.tallies, ...events] } };
}

/** One counted event. */
export function event(
  provider: string,
  id: number,
  fields: Readonly<Record<string, string>> = {},
  last = '2026-08-31T12:00:00.000Z',
  count = 1,
): Tally {
  return { provider, id, count, first: last, last, computer: 'SRV01', samples: [{ count, last, fields }] };
}
