import { sortedBy } from '../facts/sorted-by.ts';
import type { Judged } from './attempt.ts';
import { BRIEF_TWICE, REACHED_TWICE, TROUBLE } from './limits.ts';
import { subjectOf } from './subject.ts';
import { isSlip, knewPassword } from '../facts/statuses.ts';

/** What one person or place has failed at since it last got in; times in milliseconds since 1970. */
export interface OpenFailures {
  readonly subject: string;
  readonly user?: string;
  /** Where the client whose own log tells it went; absent where it went to one host only. */
  readonly host?: string;
  readonly addresses: readonly string[];
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** When the same person or place last got in; undefined where it is not known to have. */
  readonly worked: number | undefined;
  /** Whether the password was right: then it is a person, though one that never got in. */
  readonly knewPassword: boolean;
  /** Whether it is more than a slip: typing, a cancelled prompt. */
  readonly counts: boolean;
}

/** Of each person or place that failed and did not get in since, the failures. */
export function openFailures(attempts: readonly Judged[]): readonly OpenFailures[] {
  const worked = lastWorked(attempts);
  const hosts = new Set(attempts.flatMap(({ host }) => host ?? []));
  const since = (attempt: Judged) => worked.get(subjectOf(attempt)) ?? Number.NEGATIVE_INFINITY;
  const failed = attempts.filter((attempt) => attempt.outcome === 'failed' && attempt.at > since(attempt));
  const bySubject = sortedBy(failed, subjectOf);
  const brief = [...bySubject.values()].flat().filter(({ far }) => once.has(far)).length;
  return [...bySubject].map(([subject, failures]) => {
    const times = failures.map(({ at }) => at);
    const { user, address, host } = failures[0] ?? {};
    const toOneOf = user === undefined && address === undefined && host !== undefined && hosts.size > 1;
    return {
      subject,
      ...(user === undefined ? {} : { user }),
      ...(toOneOf ? { host } : {}),
      addresses: [...new Set(failures.flatMap(({ address }) => address ?? []))],
      count: sum(failures),
      first: times[0] ?? 0,
      last: times.at(-1) ?? 0,
      worked: worked.get(subject),
      knewPassword: failures.some(({ ending }) => knewPassword(ending?.code)),
      counts: outweighSlips(failures, brief) && (!toOneOf || isMeant(failures, attempts)),
    };
  });
}

function lastWorked(attempts: readonly Judged[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { outcome, user, address, side, host, at } of attempts) {
    if (outcome !== 'worked') continue;
    // A person who gets in shows that the place works, too.
    if (user !== undefined) last.set(subjectOf({ user, side }), at);
    if (address !== undefined) last.set(subjectOf({ address, side }), at);
    last.set(subjectOf({ side, ...(host === undefined ? {} : { host }) }), at);
  }
  return last;
}

function outweighSlips(failures: readonly Judged[], brief: number): boolean {
  const count = sum(failures);
  if (failures.every(({ far, ending }) => far === 'refused' && isSlip(ending?.code))) return count >= TROUBLE;
  if (failures.every(({ far, ending }) => far === 'reached' && ending === undefined))
    return count >= REACHED_TWICE;
  // Who looks in for a moment, or signs in as the log is saved, did not fail; where it happens again, people are thrown out.
  if (failures.every(({ far }) => once.has(far))) return brief >= BRIEF_TWICE;
  return true;
}

/** Whether a client means this host among others: it tries again and again, or it tried nothing else since. */
function isMeant(failures: readonly Judged[], attempts: readonly Judged[]): boolean {
  const last = attempts.findLast(({ outcome }) => outcome === 'worked')?.at ?? Number.NEGATIVE_INFINITY;
  return sum(failures) >= TROUBLE || failures.some(({ at }) => at > last);
}

const sum = (attempts: readonly Judged[]) => attempts.reduce((total, { count }) => total + count, 0);

/** What may be seen of an attempt that is well. */
const once: ReadonlySet<Judged['far']> = new Set(['briefSession', 'authenticated']);
