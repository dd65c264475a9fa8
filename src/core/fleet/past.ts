import { millisOf } from '../facts/time.ts';
import type { Check } from './check.ts';
import type { Past } from './schedule.ts';

/** What is known after one more check of the same host and vantage point; an older check than the last adds nothing. */
export function pastAfter(before: Past | undefined, check: Check): Past {
  const startedAt = millisOf(check.startedAt);
  const endedAt = Math.max(startedAt, millisOf(check.endedAt));
  if (before !== undefined && before.startedAt >= startedAt) return before;
  if (check.snapshot.outcome !== 'fails') return { startedAt, endedAt, failures: 0 };
  const { failures = 0, failingSince = startedAt } = before ?? {};
  return { startedAt, endedAt, failures: failures + 1, failingSince };
}

/** What is known from the newest checks of one host and vantage point, newest first. */
export function pastOf(newestFirst: readonly Check[]): Past | undefined {
  return newestFirst.toReversed().reduce<Past | undefined>(pastAfter, undefined);
}
