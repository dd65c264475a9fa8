import { millisOf } from '../facts/time.ts';
import type { Judged } from './attempt.ts';
import type { Covered } from './coverage.ts';
import type { Onset } from './onset.ts';

/** For whom it fails at the end of the evidence. */
export type Scope = 'everybody' | 'oneClient' | 'oneUser' | 'sometimes' | 'nobody' | 'notKnown';

export interface Affected {
  readonly failing: 'yes' | 'no' | 'notKnown';
  readonly scope: Scope;
  /** Who is meant, where the scope is one client or one user; where one client fails at one host of several, which. */
  readonly whom?: { readonly address?: string; readonly user?: string; readonly host?: string };
}

/**
 * Whether it fails, and for whom, as attempts since the onset tell it. That nothing fails is told only by a log that was
 * read: excerpts cover no time, and what is not in them may well have happened.
 */
export function affectedBy(
  attempts: readonly Judged[],
  onset: Onset | undefined,
  coverage: readonly Covered[],
): Affected {
  if (onset === undefined || onset.until !== undefined || people.has(onset.how)) {
    const works =
      coverage.length > 0 && attempts.some(({ outcome }) => outcome === 'worked' || outcome === 'typing');
    return works ? { failing: 'no', scope: 'nobody' } : { failing: 'notKnown', scope: 'notKnown' };
  }
  switch (onset.how) {
    case 'share':
      return { failing: 'yes', scope: 'sometimes' };
    case 'ownLastSuccess':
      return { failing: 'yes', ...onlyOne(onset) };
    case 'lastSuccess':
      return { failing: 'yes', ...ofAll(attempts, onset) };
    default:
      return { failing: 'notKnown', scope: 'notKnown' };
  }
}

/** People get in, as far as is known. */
const people: ReadonlySet<Onset['how']> = new Set(['sinceSession', 'breaks']);

function ofAll(attempts: readonly Judged[], onset: Onset): Pick<Affected, 'scope' | 'whom'> {
  if (onset.of.length > 1 && new Set(onset.of.flatMap(({ addresses }) => addresses)).size !== 1)
    return { scope: 'everybody' };
  const by = millisOf(onset.by);
  const since = attempts.filter(({ at, outcome }) => outcome === 'failed' && at >= by);
  // What the server refuses a person by name is about that person, also where nobody else tried.
  if (since.every(({ far, user }) => user !== undefined && (far === 'refused' || far === 'denied')))
    return onlyOne(onset);
  return { scope: 'notKnown' };
}

function onlyOne({ of }: Onset): Pick<Affected, 'scope' | 'whom'> {
  const users = [...new Set(of.flatMap(({ user }) => user ?? []))];
  const addresses = [...new Set(of.flatMap((failures) => failures.addresses))];
  const [user, address] = [users[0], addresses[0]];
  if (user !== undefined && users.length === 1 && of.every((failures) => failures.user !== undefined))
    return { scope: 'oneUser', whom: { user } };
  if (address !== undefined && addresses.length === 1) return { scope: 'oneClient', whom: { address } };
  const hosts = new Set(of.flatMap(({ host }) => host ?? []));
  if (hosts.size === 1 && of.length === 1) return { scope: 'oneClient', whom: { host: [...hosts][0]! } };
  // The client whose own log tells it has no name for itself.
  return of.length === 1 ? { scope: 'oneClient', whom: {} } : { scope: 'sometimes' };
}
