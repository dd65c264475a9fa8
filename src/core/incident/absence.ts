import type { Judged } from './attempt.ts';
import { ABSENCE, ENOUGH_SUCCESSES, LONGER } from './limits.ts';

/**
 * When somebody last came, where nobody has since for more of the hours in which people come than ever before, and hardly
 * by chance: too little to say that it fails, too much to say that it works. Milliseconds since 1970.
 */
export function absentSince(attempts: readonly Judged[], end: number): number | undefined {
  const times = attempts.flatMap(({ outcome, at }) => (outcome === 'worked' ? [at] : []));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || times.length < ENOUGH_SUCCESSES) return undefined;
  if (!(end > last) || end - first > LONGEST) return undefined;
  const spent = workingTime(times, first, end);
  const quiet = spent(end) - spent(last);
  const longest = times.slice(1).reduce((most, at, i) => Math.max(most, spent(at) - spent(times[i]!)), 0);
  if (quiet <= LONGER * longest) return undefined;
  const known = spent(last);
  // Poisson, its rate known from the time before alone.
  return (known / (known + quiet)) ** times.length <= ABSENCE ? last : undefined;
}

/** How many of the hours of the week in which anybody ever came lie between the first time and another. */
function workingTime(times: readonly number[], first: number, end: number): (at: number) => number {
  const days = new Set(times.map(weekdayOf));
  const hours = new Set(times.map(hourOf));
  const from = Math.floor(first / HOUR);
  const sums = [0];
  for (let hour = from; hour * HOUR <= end; hour += 1)
    sums.push(
      (sums.at(-1) ?? 0) + (days.has(weekdayOf(hour * HOUR)) && hours.has(hourOf(hour * HOUR)) ? 1 : 0),
    );
  return (at) => {
    const hour = Math.floor(at / HOUR) - from;
    const [before, after] = [sums[hour] ?? 0, sums[hour + 1] ?? 0];
    return before + (after - before) * (at / HOUR - Math.floor(at / HOUR));
  };
}

const HOUR = 3_600_000;
const hourOf = (at: number) => Math.floor(at / HOUR) % 24;
const weekdayOf = (at: number) => Math.floor(at / (24 * HOUR)) % 7;
/** Hours that are counted one by one: ten years. */
const LONGEST = 87_600 * HOUR;
