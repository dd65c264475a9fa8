import type { Attempt, Judged } from './attempt.ts';
import { attemptsOf } from './attempts.ts';
import { breaksOf, onsetOfBreaks, type Breaks } from './breaks.ts';
import { unsettledBy, type Unsettled } from './unsettled.ts';
import { endsOfClient, endsOfServer, type SessionEnd } from './session-end.ts';
import { momentsAround, type Moments } from './company.ts';
import { kindsOf } from './kinds.ts';
import { changesAt, type Changes } from './changes.ts';
import { coverageOf, endOf, type Covered } from './coverage.ts';
import { MOST_ATTEMPTS } from './limits.ts';
import type { Onset } from './onset.ts';
import { onsetOf } from './onset-of.ts';
import { refusalsOf, type Refusals } from './refusals.ts';
import { affectedBy, type Affected } from './scope.ts';
import { isoOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

/** What logs and the person tell of the trouble: when it began, for whom, and what began with it. */
export interface Incident extends Affected {
  /** The newest attempts that are known, oldest first, each judged. */
  readonly attempts: readonly Attempt[];
  /** When an attempt last succeeded, ISO 8601; absent where none is known to have. */
  readonly lastWorked?: string;
  /** When the first of the present failures, or of the last trouble, was; absent where none is known. */
  readonly firstFailed?: string;
  readonly refusals: readonly Refusals[];
  readonly onset?: Onset;
  /** Sessions that begin and break off; absent where sign-ins fail, or sessions end as they always did. */
  readonly breaks?: Breaks;
  /** The newest attempt or session that is known went wrong; absent where sessions break off, sign-ins fail, or all is well. */
  readonly unsettled?: Unsettled;
  /** What began, multiplied or stopped at the onset, most telling first. */
  readonly began: Changes['began'];
  /** What came just as often while it worked. */
  readonly background: Changes['background'];
  /** What cannot be compared: its log does not reach back before the onset. */
  readonly incomparable: Changes['incomparable'];
  readonly coverage: readonly Covered[];
}

/** Judges what is known of attempts and events over time. Pure; without logs it says that nothing is known. */
export function incidentOf(facts: Partial<FactTypes>): Incident {
  const coverage = coverageOf(facts);
  const attempts = attemptsOf(facts, coverage);
  const ofAttempts = onsetOf(attempts, coverage, facts);
  const breaks = isOpen(ofAttempts) ? undefined : breaksOf(facts, coverage);
  const onset = breaks === undefined ? ofAttempts : onsetOfBreaks(breaks);
  const ends = endsOfServer(facts, kindsOf(facts));
  const unsettled =
    breaks === undefined
      ? unsettledBy(attempts, { server: ends, client: endsOfClient(facts) }, endOf(coverage) ?? Infinity)
      : undefined;
  const worked = attempts.findLast(({ outcome }) => outcome === 'worked');
  return {
    attempts: newestOf(attempts).map((attempt) => ({ ...attempt, at: isoOf(attempt.at) })),
    ...(worked === undefined ? {} : { lastWorked: isoOf(worked.at) }),
    ...(onset?.failures === undefined || breaks !== undefined ? {} : { firstFailed: onset.by }),
    ...affectedBy(attempts, onset, coverage),
    refusals: refusalsOf(attempts),
    ...(onset === undefined ? {} : { onset }),
    ...(breaks === undefined ? {} : { breaks }),
    ...(unsettled === undefined ? {} : { unsettled }),
    ...changesAt(onset, facts, momentsOf(onset, attempts, ends), coverage),
    coverage,
  };
}

/** The newest attempts, and of each server, where there are several, the last that worked. */
function newestOf(attempts: readonly Judged[]): readonly Judged[] {
  const older = new Map<string, Judged>();
  for (const attempt of attempts.slice(0, -MOST_ATTEMPTS))
    if (attempt.computer !== undefined && attempt.outcome === 'worked') older.set(attempt.computer, attempt);
  return [...[...older.values()].toSorted((a, b) => a.at - b.at), ...attempts.slice(-MOST_ATTEMPTS)];
}

function momentsOf(
  onset: Onset | undefined,
  attempts: readonly Judged[],
  ends: readonly SessionEnd[],
): Moments {
  if (onset === undefined) return { failed: [], worked: [] };
  return momentsAround(onset, onset.how === 'breaks' ? ends : attempts);
}

/** Whether sign-ins fail at the end: what then becomes of sessions is no news. */
function isOpen(onset: Onset | undefined): boolean {
  return onset !== undefined && onset.until === undefined && failures.has(onset.how);
}

const failures: ReadonlySet<Onset['how']> = new Set(['lastSuccess', 'ownLastSuccess', 'share']);
