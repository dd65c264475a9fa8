import { countBetween, type EventTimes } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import type { Judged } from './attempt.ts';
import type { Span } from './coverage.ts';
import { ABSENCE, AFTER_ATTEMPT, BEFORE_ATTEMPT, COMPANY, FINE } from './limits.ts';
import type { Onset } from './onset.ts';
import type { SessionEnd } from './session-end.ts';

/** How often an event came with attempts: the share of failed ones since the onset, and of successful ones at any time. */
export interface Company {
  readonly failed: number;
  readonly worked: number;
}

/** The moments of attempts that events are held against, in milliseconds since 1970. */
export interface Moments {
  readonly failed: readonly number[];
  readonly worked: readonly number[];
}

/** The newest attempts, or ends of sessions, that failed since the onset, and the newest that did not. */
export function momentsAround(
  onset: Onset,
  happenings: readonly Pick<Judged | SessionEnd, 'outcome' | 'at'>[],
): Moments {
  const by = millisOf(onset.by);
  const newest = (outcome: 'failed' | 'worked', since: number) =>
    happenings
      .filter((each) => each.outcome === outcome && each.at >= since)
      .slice(-MOST_COMPARED)
      .map(({ at }) => at);
  return { failed: newest('failed', by), worked: newest('worked', -Infinity) };
}

/** Undefined where no attempt failed, or where the times of the event are too coarse. */
export function companyOf(times: EventTimes, { failed, worked }: Moments): Company | undefined {
  if (failed.length === 0 || times.width > FINE) return undefined;
  return { failed: shareWith(times, failed), worked: shareWith(times, worked) };
}

/** The moments that lie in what a log covers. */
export function momentsWithin({ failed, worked }: Moments, spans: readonly Span[]): Moments {
  const covered = (at: number) =>
    spans.some(({ from, until }) => at + AFTER_ATTEMPT > from && at - BEFORE_ATTEMPT < until);
  return { failed: failed.filter(covered), worked: worked.filter(covered) };
}

/**
 * Whether an event came with most attempts that failed and with none that worked, more often than by chance (Fisher's exact test):
 * that needs no time before the trouble.
 */
export function isOnlyWithFailures(times: EventTimes, { failed, worked }: Moments): boolean {
  if (failed.length === 0 || worked.length === 0 || times.width > FINE) return false;
  const together = Math.round(shareWith(times, failed) * failed.length);
  if (together / failed.length < COMPANY || shareWith(times, worked) > 0) return false;
  let chance = 1;
  for (let i = 0; i < together; i += 1) chance *= (failed.length - i) / (failed.length + worked.length - i);
  return chance <= ABSENCE;
}

function shareWith(times: EventTimes, moments: readonly number[]): number {
  if (moments.length === 0) return 0;
  const count = moments.filter(
    (at) => countBetween(times, at - BEFORE_ATTEMPT, at + AFTER_ATTEMPT) > 0,
  ).length;
  return count / moments.length;
}

const MOST_COMPARED = 100;
