import { attemptRoles, type EventRole } from '../facts/event-activity.ts';
import { firstFrom } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import type { Company } from './company.ts';
import type { Kind } from './kinds.ts';
import {
  ABSENCE,
  AFTER_ATTEMPT,
  BEFORE_ATTEMPT,
  CLOSE,
  COMPANY,
  FADING,
  MOST_STRETCHES,
  MULTIPLE,
  SHORTEST_STRETCH,
  UNUSUAL,
} from './limits.ts';
import type { Onset } from './onset.ts';
import { countIn, cut, type Stretches } from './stretches.ts';

/** What a kind of event did at the onset, with its counts on both sides. */
export interface Comparison {
  /**
   * `withFailures`: no more often than before, yet with failed attempts and not with successful ones. `withItsLog`: nothing was
   * in its log before the first failure, and it came with that and with most others.
   */
  readonly change:
    | 'began'
    | 'multiplied'
    | 'stopped'
    | 'withFailures'
    | 'withItsLog'
    | 'usual'
    | 'incomparable';
  readonly before: number;
  readonly since: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly score: number;
}

/** What else is known of a kind of event beside its own times. */
export interface Circumstances {
  readonly company: Company | undefined;
  readonly onlyWithFailures: boolean;
  /** Stretches before in which other kinds of the same event came for the first time. */
  readonly novelties: number;
}

/** Holds a kind of event since the onset against the time before; undefined where it was neither common before nor came since. */
export function compare(
  kind: Kind,
  stretches: Stretches,
  onset: Onset,
  { company, onlyWithFailures, novelties }: Circumstances,
): Comparison | undefined {
  const { before, since } = countIn(stretches, kind.times);
  const counts = { before: whole(before), since: whole(since) };
  const stopped = stoppedOf(kind, stretches, onset, counts);
  if (stopped !== undefined || counts.since === 0) return stopped;
  const at = firstFrom(kind.times, stretches.since[0]?.from ?? 0) ?? millisOf(kind.last);
  const weight =
    closeness(at, onset) * levelWeight(kind.level) * roleWeight(kind.role) * companyWeight(company);
  if (before.length === 0)
    return {
      change: onlyWithFailures
        ? 'withFailures'
        : beginsItsLog(kind, stretches, onset, company)
          ? 'withItsLog'
          : 'incomparable',
      ...counts,
      at,
      score: weight,
    };
  // What comes with successes as well comes with attempts, not with failures.
  const usual = company !== undefined && company.worked > 0 && company.worked >= company.failed / 2;
  const most = since.reduce((a, b) => Math.max(a, b), -Infinity);
  const asMany = before.filter((count) => count >= most).length;
  const accompanies = company !== undefined && company.failed - company.worked >= COMPANY;
  // What comes so long after the last success had that many chances to come by itself; so has what always brings something new.
  const chances = stretches.since.filter(({ from }) => from <= at).length;
  const alike = accompanies ? asMany : Math.max(asMany, novelties);
  const surprise = Math.max(
    0,
    Math.log((1 + before.length) / (1 + alike) / (accompanies ? 1 : Math.max(1, chances))),
  );
  if (!usual && counts.before === 0) return { change: 'began', ...counts, at, score: surprise * weight };
  const multiplied =
    most >= MULTIPLE * before.reduce((a, b) => Math.max(a, b), -Infinity) &&
    1 / (1 + before.length) <= UNUSUAL;
  if (!usual && multiplied) return { change: 'multiplied', ...counts, at, score: 0.7 * surprise * weight };
  if (!usual && comesWithFailures(company, counts.before, stretches))
    return { change: 'withFailures', ...counts, at, score: 0.7 * Math.log(1 + before.length) * weight };
  return { change: 'usual', ...counts, at, score: levelWeight(kind.level) };
}

// A log that was cut off or rolled over begins at any time; one that nothing else writes to begins with the first failure.
function beginsItsLog(
  { level, first }: Kind,
  { since }: Stretches,
  onset: Onset,
  company: Company | undefined,
): boolean {
  const from = since[0]?.from ?? Number.NEGATIVE_INFINITY;
  const by = millisOf(onset.by);
  return (
    level !== undefined &&
    level <= WARNING &&
    onset.after !== undefined &&
    millisOf(first) === from &&
    Math.abs(from - by) <= AFTER_ATTEMPT &&
    company !== undefined &&
    company.failed - company.worked >= COMPANY
  );
}

// At its pace before, it would seldom fall on an attempt by chance.
function comesWithFailures(
  company: Company | undefined,
  count: number,
  { before, length }: Stretches,
): boolean {
  if (company === undefined || company.failed < COMPANY || company.worked > company.failed / 4) return false;
  return (count * (BEFORE_ATTEMPT + AFTER_ATTEMPT)) / (before.length * length) <= UNUSUAL;
}

// Its last time lies at the onset, and earlier it never stayed away so long.
function stoppedOf(
  kind: Kind,
  { length, covered, since }: Stretches,
  onset: Onset,
  counts: { readonly before: number; readonly since: number },
): Comparison | undefined {
  const last = millisOf(kind.last);
  const [from, until] = [since[0]?.from ?? 0, since.at(-1)?.until ?? 0];
  if (counts.before === 0 || last < from - length || last > millisOf(onset.by) + CLOSE) return undefined;
  const quiet = Math.max(SHORTEST_STRETCH, until - Math.max(last, from));
  const { before } = countIn(cut(covered, [], quiet, MOST_STRETCHES), kind.times);
  const probability = (1 + before.filter((count) => count === 0).length) / (1 + before.length);
  if (probability > ABSENCE) return undefined;
  const score = 0.5 * -Math.log(probability) * levelWeight(kind.level) * roleWeight(kind.role);
  return { change: 'stopped', ...counts, at: last, score };
}

function closeness(at: number, onset: Onset): number {
  const late = at - (millisOf(onset.by) + CLOSE);
  return late <= 0 ? 1 : FADING / (FADING + late);
}

/** Windows marks by level what it takes for a fault; much of what matters is written as information all the same. */
function levelWeight(level: number | undefined): number {
  return levelWeights[level ?? 4] ?? 0.4;
}

const levelWeights: Readonly<Record<number, number>> = { 0: 0.4, 1: 1.2, 2: 1, 3: 0.8, 4: 0.4, 5: 0.2 };

/** Steps of attempts are how it ended, not why. */
function roleWeight(role: EventRole | undefined): number {
  return role !== undefined && stepsOfAttempts.has(role) ? 0.1 : 1;
}

const stepsOfAttempts: ReadonlySet<EventRole> = new Set(attemptRoles);

const companyWeight = (company: Company | undefined) => 1 + (company ? company.failed - company.worked : 0);
const WARNING = 3;
const whole = (counts: readonly number[]) => Math.round(counts.reduce((sum, count) => sum + count, 0));
