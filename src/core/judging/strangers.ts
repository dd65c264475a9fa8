import type { Attempt } from '../incident/attempt.ts';
import type { Incident } from '../incident/incident.ts';

/** Whether most that failed since the onset came from people and places that never got in at all. */
export function failStrangersOnly({ attempts, onset }: Incident): boolean {
  if (onset === undefined) return false;
  const worked = attempts.filter(({ outcome }) => outcome === 'worked');
  const people = new Set(worked.flatMap(({ user }) => user ?? []));
  const places = new Set(worked.flatMap(({ address }) => address ?? []));
  const isStranger = ({ side, user, address }: Attempt) =>
    side === 'server' &&
    address !== undefined &&
    !places.has(address) &&
    (user === undefined || !people.has(user));
  const failed = attempts.filter(({ outcome, at }) => outcome === 'failed' && at >= onset.by);
  const sum = (some: readonly Attempt[]) => some.reduce((total, { count }) => total + count, 0);
  const strangers = failed.filter(isStranger);
  const addresses = new Set(strangers.map(({ address }) => address));
  // One place alone may be a person who never came before; several are the internet.
  return addresses.size > 1 && sum(strangers) > sum(failed) / 2;
}
