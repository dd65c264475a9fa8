import type { Incident } from '../incident/incident.ts';
import { minuteOf } from '../facts/time.ts';
import type { FactTypes, Known } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

type Life = Known<never, 'arrivals' | 'tlsHandshake'>;

/** Proof that what failed at a moment has worked later: somebody signed in, or TLS completes on the wire. */
export function worksSince(
  { arrivals, tlsHandshake }: Life,
  moment: string,
): Citation<'arrivals' | 'tlsHandshake'> | undefined {
  if (tlsHandshake?.outcome === 'completed')
    return cite('tlsHandshake', `${tlsHandshake.version} completes on the wire`);
  return signedInSince(arrivals, moment);
}

/** Proof that somebody signed in after a moment; of what is not dated nothing is known to be after it. */
export function signedInSince(
  arrivals: FactTypes['arrivals'] | undefined,
  moment: string,
): Citation<'arrivals'> | undefined {
  const last = arrivals?.lastAuthenticated;
  return last !== undefined && moment !== '' && last > moment
    ? cite('arrivals', `somebody signed in at ${minuteOf(last)}, after the last of these events`)
    : undefined;
}

/** Proof that sign-ins went on between the first and the last of some events, so that these do not stop everybody. */
export function workedMeanwhile(
  { arrivals }: Known<never, 'arrivals'>,
  first: string,
  last: string,
): Citation<'arrivals'> | undefined {
  const signedIn = arrivals?.lastAuthenticated;
  return signedIn !== undefined && first !== '' && signedIn > first && signedIn <= last
    ? cite(
        'arrivals',
        `somebody signed in at ${minuteOf(signedIn)}, between the first and the last of these events`,
      )
    : undefined;
}

/** Whether it fails, and no more people than this got a session since: where a few are exempt, they prove nothing for the others. */
export function worksForFewOnly(incident: Incident | undefined, few: number): boolean {
  if (incident?.failing !== 'yes' || incident.onset === undefined) return false;
  const { by } = incident.onset;
  const since = incident.attempts.filter(
    ({ at, far, outcome }) => at >= by && far === 'session' && outcome === 'worked',
  );
  return new Set(since.map(({ user }) => user ?? '')).size <= few;
}
