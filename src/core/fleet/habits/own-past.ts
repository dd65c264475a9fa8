import { sortedBy } from '../../facts/sorted-by.ts';
import { millisOf } from '../../facts/time.ts';
import type { Check } from '../check.ts';
import { medianOf } from './robust.ts';

/** The newest values of a host, and what each earlier day had at the same hours. */
export interface OwnPast {
  readonly recent: readonly number[];
  /** One median a day. */
  readonly days: readonly number[];
}

/** Recent checks of one vantage point beside those of earlier days at the same hours; undefined where too few tell. */
export function ownPast(
  checks: readonly Check[],
  valueOf: (check: Check) => number | undefined,
  now: string,
): OwnPast | undefined {
  const points = checks.flatMap((check) => {
    const value = valueOf(check);
    return value === undefined ? [] : [{ at: millisOf(check.startedAt), value }];
  });
  const recent = points.slice(-Math.max(FEWEST_RECENT, countSince(points, millisOf(now) - RECENT)));
  const start = recent[0]?.at;
  if (start === undefined || recent.length < FEWEST_RECENT || millisOf(now) - start > LONGEST)
    return undefined;
  const span = recent.at(-1)!.at - start;
  const earlier = points.filter(({ at }) => at < start && isAtHours(at, start, span));
  const workdays = earlier.filter(({ at }) => isWeekend(at) === isWeekend(start));
  const days = dailyMedians(workdays);
  const all = days.length >= FEWEST_DAYS ? days : dailyMedians(earlier);
  return all.length < FEWEST_DAYS ? undefined : { recent: recent.map(({ value }) => value), days: all };
}

interface Point {
  readonly at: number;
  readonly value: number;
}

function countSince(points: readonly Point[], since: number): number {
  return points.filter(({ at }) => at >= since).length;
}

/** Whether it was at an hour of the day between the start and its end, an hour more on either side. */
function isAtHours(at: number, start: number, span: number): boolean {
  const after = (((at - start + HOUR) % DAY) + DAY) % DAY;
  return after <= span + 2 * HOUR;
}

/** The first of January 1970 was a Thursday. */
function isWeekend(at: number): boolean {
  return (Math.floor(at / DAY) + 3) % 7 >= 5;
}

function dailyMedians(points: readonly Point[]): readonly number[] {
  const days = sortedBy(points, ({ at }) => Math.floor(at / DAY));
  return [...days.values()].map((day) => medianOf(day.map(({ value }) => value)));
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const RECENT = 6 * HOUR;
/** Checks that are rarer than every eight hours do not tell of speed. */
const LONGEST = 2 * DAY;
const FEWEST_RECENT = 6;
const FEWEST_DAYS = 7;
