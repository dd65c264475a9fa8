import { healthy } from './healthy.ts';
import type { FactName, FactTypes } from './vocabulary.ts';

type Tally = FactTypes['serverEvents']['tallies'][number];

/** Half an hour after anybody last signed in to the healthy server: what fails then is not refuted by that sign-in. */
export const afterTheLastSignIn = '2026-09-01T11:30:00.000Z';

/** What only the wire shows: unknown where logs are all there is. */
export const offTheWire = [
  'tlsHandshake',
  'tlsCertificate',
  'tlsChain',
  'tlsSupport',
  'nameMatch',
  'phaseOfDeath',
  'phases',
] as const satisfies readonly FactName[];

/** The healthy server's log with one more event in it, for examples. */
export function oneEvent(
  provider: string,
  id: number,
  fields: Readonly<Record<string, string>> = {},
  last = afterTheLastSignIn,
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
  last = afterTheLastSignIn,
  count = 1,
): Tally {
  return { provider, id, count, first: last, last, computer: 'SRV01', samples: [{ count, last, fields }] };
}

/** A log in which nothing but these events stands after the last sign-in: no listener came back to life. */
export function logOfOnly(...events: readonly Tally[]): Pick<FactTypes, 'serverEvents'> {
  const quiet = healthy.serverEvents.tallies.filter(({ id }) => id !== 261);
  return { serverEvents: { ...healthy.serverEvents, tallies: [...quiet, ...events] } };
}
