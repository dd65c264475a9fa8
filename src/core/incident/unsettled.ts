import { isoOf } from '../facts/time.ts';
import { absentSince } from './absence.ts';
import type { Judged } from './attempt.ts';
import { ENOUGH_SUCCESSES, RECENT, SAME_ATTEMPT } from './limits.ts';
import type { SessionEnd } from './session-end.ts';
import { subjectOf } from './subject.ts';

/**
 * The newest thing that is known of connections went wrong, once, or people stay away longer than ever: too little for a
 * fault, too much to say that all works.
 */
export interface Unsettled {
  readonly what: 'noSession' | 'endedEarly' | 'nobodyCame';
  /** ISO 8601; where nobody came, when somebody last did. */
  readonly at: string;
  /** As subjectOf names them; where nobody came, the server, where there are several. */
  readonly whose: string;
}

/** Undefined where somebody got in after it, or nothing of that sort is known; `end` of the logs in milliseconds since 1970. */
export function unsettledBy(
  attempts: readonly Judged[],
  {
    server: ends,
    client,
  }: { readonly server: readonly SessionEnd[]; readonly client: readonly SessionEnd[] },
  end: number,
): Unsettled | undefined {
  const worked = attempts.findLast(({ outcome }) => outcome === 'worked');
  if (worked === undefined) return undefined;
  // What the log was saved in the middle of may have gone on well.
  const failed = attempts.findLast(
    ({ outcome, far, at }) => outcome === 'failed' && gotPast.has(far) && end - at > SAME_ATTEMPT,
  );
  if (failed !== undefined && failed.at > worked.at)
    return { what: 'noSession', at: isoOf(failed.at), whose: subjectOf(failed) };
  const lost = lostHost(attempts, end);
  if (lost !== undefined) return { what: 'noSession', at: isoOf(lost.at), whose: subjectOf(lost) };
  // The client says with a code of its own that a session did not end as its person chose.
  const own = client.at(-1);
  if (own?.outcome === 'failed' && end - own.at <= RECENT)
    return { what: 'endedEarly', at: isoOf(own.at), whose: 'this client' };
  const absent = absentFrom(attempts, end);
  if (absent !== undefined) return absent;
  const last = ends.at(-1);
  if (last?.outcome !== 'failed' || last.user === undefined || last.at <= worked.at) return undefined;
  const before = ends.filter(({ user, at }) => user === last.user && at < last.at);
  const always = before.length >= ENOUGH_SUCCESSES && before.every(({ outcome }) => outcome === 'worked');
  return always ? { what: 'endedEarly', at: isoOf(last.at), whose: `user ${last.user}` } : undefined;
}

/** Where the logs are of several servers, people may stay away from one of them. */
function absentFrom(attempts: readonly Judged[], end: number): Unsettled | undefined {
  for (const computer of new Set(attempts.map((attempt) => attempt.computer))) {
    const at = absentSince(
      attempts.filter((attempt) => attempt.computer === computer),
      end,
    );
    if (at !== undefined) return { what: 'nobodyCame', at: isoOf(at), whose: computer ?? 'people' };
  }
  return undefined;
}

/** What the client last met at a host where it used to get in, while it works elsewhere. */
function lostHost(attempts: readonly Judged[], end: number): Judged | undefined {
  const newest = new Map<string, Judged>();
  const known = new Set<string>();
  for (const attempt of attempts) {
    if (attempt.side !== 'client' || attempt.host === undefined) continue;
    newest.set(attempt.host, attempt);
    if (attempt.outcome === 'worked') known.add(attempt.host);
  }
  return [...newest.values()].find(
    ({ outcome, host, at }) => outcome === 'failed' && known.has(host ?? '') && end - at <= RECENT,
  );
}

/** The password was right, and no session came of it. */
const gotPast: ReadonlySet<Judged['far']> = new Set(['authenticated', 'briefSession', 'denied']);
