import { isoOf } from '../facts/time.ts';
import type { Judged } from './attempt.ts';
import { endOf, type Covered } from './coverage.ts';
import { ENOUGH_SUCCESSES, FEWEST_ALIKE, IMPROBABLE, SILENCE } from './limits.ts';
import type { Onset } from './onset.ts';

/** People came regularly and stay away: longer than ever before, or at times at which somebody always came. */
export function silence(attempts: readonly Judged[], coverage: readonly Covered[]): Onset | undefined {
  const times = attempts.flatMap(({ outcome, at }) => (outcome === 'worked' ? [at] : []));
  const [last, end] = [times.at(-1), endOf(coverage)];
  if (times.length < ENOUGH_SUCCESSES || last === undefined || end === undefined) return undefined;
  const by = byLength(times, last, end) ?? byHabit(times, last, end);
  return by === undefined ? undefined : { after: isoOf(last), by: isoOf(by), how: 'silence', of: [] };
}

function byLength(times: readonly number[], last: number, end: number): number | undefined {
  const longest = times.slice(1).reduce((most, time, i) => Math.max(most, time - times[i]!), -Infinity);
  return end - last <= SILENCE * longest ? undefined : last + longest;
}

/** The same hours of earlier days, of which the days of the week on which nobody ever comes are no measure. */
function byHabit(times: readonly number[], last: number, end: number): number | undefined {
  const first = times[0]!;
  const worked = new Set(times.map((time) => weekdayOf(time)));
  const daysOf = (from: number, until: number) => {
    const days = [];
    for (let at = from; dayOf(at) <= dayOf(until); at += DAY) days.push(worked.has(weekdayOf(at)));
    return days.join();
  };
  const quiet = daysOf(last, end);
  let [windows, arrivals, latest] = [0, 0, 0];
  for (let back = 1; back <= MOST_DAYS && last - back * DAY >= dayOf(first) * DAY; back += 1) {
    const [from, until] = [last - back * DAY, end - back * DAY];
    if (daysOf(from, until) !== quiet) continue;
    const within = times.filter((time) => time > from && time <= until);
    // It has been as quiet before.
    if (within.length === 0) return undefined;
    windows += 1;
    arrivals += within.length;
    latest = Math.max(latest, within[0]! - from);
  }
  if (windows < FEWEST_ALIKE) return undefined;
  // Poisson, its rate known from so many windows alone.
  const chance = (windows / (windows + 1)) ** arrivals;
  return chance <= IMPROBABLE ? last + latest : undefined;
}

const DAY = 86_400_000;
const dayOf = (at: number) => Math.floor(at / DAY);
const weekdayOf = (at: number) => dayOf(at) % 7;
/** Habits older than that may be over. */
const MOST_DAYS = 60;
