import { countBetween, type EventTimes } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import type { Attempt } from './attempt.ts';
import { AFTER_ATTEMPT, BEFORE_ATTEMPT, FINE } from './limits.ts';
import type { Onset } from './onset.ts';

/** How often an event came with attempts: the share of failed ones since the onset, and of successful ones at any time. */
export interface Company {
  readonly failed: number;
  readonly worked: number;
}

/** Undefined where no attempt failed, or where the times of the event are too coarse. */
export function companyOf(
  times: EventTimes,
  onset: Onset,
  attempts: readonly Attempt[],
): Company | undefined {
  const failed = attempts.filter(({ outcome, at }) => outcome === 'failed' && at >= onset.by);
  if (failed.length === 0 || times.width > FINE) return undefined;
  return {
    failed: shareWith(times, failed),
    worked: shareWith(
      times,
      attempts.filter(({ outcome }) => outcome === 'worked'),
    ),
  };
}

function shareWith(times: EventTimes, attempts: readonly Attempt[]): number {
  const newest = attempts.slice(-MOST_COMPARED).map(({ at }) => millisOf(at));
  if (newest.length === 0) return 0;
  const together = newest.filter(
    (at) => countBetween(times, at - BEFORE_ATTEMPT, at + AFTER_ATTEMPT) > 0,
  ).length;
  return together / newest.length;
}

const MOST_COMPARED = 100;
