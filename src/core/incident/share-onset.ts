import { isoOf } from '../facts/time.ts';
import type { Judged } from './attempt.ts';
import { CHANGE_GAIN, RECENT, SOMETIMES, TROUBLE } from './limits.ts';
import type { Onset } from './onset.ts';
import type { OpenFailures } from './open-failures.ts';
import { subjectOf } from './subject.ts';

/**
 * Where the share of failures grew, by the likelihood of one change, and did not fall again before the end of the logs; the
 * trouble of those who never get in is their own.
 */
export function shareOnset(
  attempts: readonly Judged[],
  open: readonly OpenFailures[],
  end: number,
): Onset | undefined {
  const own = new Set(open.filter(({ worked }) => worked === undefined).map(({ subject }) => subject));
  const decided = attempts.filter(
    (attempt) =>
      attempt.outcome === 'worked' || (attempt.outcome === 'failed' && !own.has(subjectOf(attempt))),
  );
  const change = changeOf(decided);
  if (change === undefined) return undefined;
  const since = decided.slice(change);
  const failed = since.filter(({ outcome }) => outcome === 'failed');
  const failures = sum(failed);
  if (failures < TROUBLE || failures / sum(since) < SOMETIMES || isMended(since, end)) return undefined;
  const before = decided[change - 1];
  return {
    ...(before === undefined ? {} : { after: isoOf(before.at) }),
    by: isoOf(failed[0]!.at),
    how: 'share',
    failures,
    of: open.filter(({ subject }) => failed.some((attempt) => subjectOf(attempt) === subject)),
  };
}

/** The index from which failures are more frequent; 0 where they always were, undefined where chance explains it. */
export function changeOf(attempts: readonly Pick<Judged, 'outcome' | 'count'>[]): number | undefined {
  const total = sum(attempts);
  const failures = sum(attempts.filter(({ outcome }) => outcome === 'failed'));
  if (total === 0) return undefined;
  const whole = likelihood(failures, total);
  let best = { at: 0, gain: 0 };
  let [seen, failed] = [0, 0];
  attempts.forEach((attempt, i) => {
    const before = failed / Math.max(1, seen);
    const after = (failures - failed) / (total - seen);
    const gain = 2 * (likelihood(failed, seen) + likelihood(failures - failed, total - seen) - whole);
    // A change begins with a failure, so that nothing good lies between the two bounds of the onset.
    if (i > 0 && after > before && attempt.outcome === 'failed' && gain > best.gain) best = { at: i, gain };
    seen += attempt.count;
    if (attempt.outcome === 'failed') failed += attempt.count;
  });
  if (best.gain >= CHANGE_GAIN) return best.at;
  return failures / total >= SOMETIMES ? 0 : undefined;
}

/** Whether failures became rare again, so that chance does not explain it: days ago, or after a time in which nearly all failed. */
function isMended(since: readonly Judged[], end: number): boolean {
  const all = { failed: failedOf(since), total: sum(since) };
  let [failed, seen] = [0, 0];
  return since.some((attempt, i) => {
    seen += attempt.count;
    if (attempt.outcome !== 'failed') return false;
    failed += attempt.count;
    const left = { failed: all.failed - failed, total: all.total - seen };
    if (since[i + 1]?.outcome === 'failed' || left.failed >= left.total * SOMETIMES) return false;
    const gain =
      2 *
      (likelihood(failed, seen) + likelihood(left.failed, left.total) - likelihood(all.failed, all.total));
    return gain >= CHANGE_GAIN && (end - attempt.at > RECENT || failed / seen >= 1 - SOMETIMES);
  });
}

/** Whether failures are more frequent from this index on than chance explains. */
export function isMoreSince(attempts: readonly Pick<Judged, 'outcome' | 'count'>[], first: number): boolean {
  const [before, after] = [attempts.slice(0, first), attempts.slice(first)].map((part) => ({
    failed: sum(part.filter(({ outcome }) => outcome === 'failed')),
    all: sum(part),
  }));
  if (before === undefined || after === undefined || before.all === 0 || after.all === 0) return false;
  const whole = likelihood(before.failed + after.failed, before.all + after.all);
  const gain = 2 * (likelihood(before.failed, before.all) + likelihood(after.failed, after.all) - whole);
  return after.failed / after.all > before.failed / before.all && gain >= CHANGE_GAIN;
}

const failedOf = (attempts: readonly Judged[]) => sum(attempts.filter(({ outcome }) => outcome === 'failed'));

function likelihood(failures: number, total: number): number {
  const part = (count: number) => (count === 0 ? 0 : count * Math.log(count / total));
  return part(failures) + part(total - failures);
}

/** How many attempts, or ends of sessions, these are. */
export const sum = (attempts: readonly Pick<Judged, 'count'>[]): number =>
  attempts.reduce((count, attempt) => count + attempt.count, 0);
