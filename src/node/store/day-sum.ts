import type { CheckRow, DayRow } from './tables.ts';

/** What is counted of a check. */
export type Seen = Pick<CheckRow, 'outcome' | 'round_trip_ms' | 'lost'>;

/** The sum of a day. */
export type DaySum = Omit<DayRow, 'host' | 'vantage' | 'day'>;

/**
 * Adds checks to what is known of their day. Checks that were reported after their day was added up keep the median of
 * the larger part: the median of both is not to be had any more.
 */
export function addUp(seen: readonly Seen[], known?: DaySum): DaySum {
  const trips = numbers(seen.map(({ round_trip_ms }) => round_trip_ms));
  const lost = numbers(seen.map(({ lost }) => lost));
  const sum: DaySum = {
    checks: seen.length,
    worked: seen.filter(({ outcome }) => connected.has(outcome)).length,
    round_trip_median: trips[Math.floor((trips.length - 1) / 2)] ?? null,
    round_trip_max: trips.at(-1) ?? null,
    lost: lost.length === 0 ? null : lost.reduce((a, b) => a + b, 0) / lost.length,
  };
  return known === undefined ? sum : together(sum, known);
}

/** Two sums of one day as one. */
export function together(late: DaySum, known: DaySum): DaySum {
  const [larger, smaller] = late.checks > known.checks ? [late, known] : [known, late];
  const max = numbers([late.round_trip_max, known.round_trip_max]).at(-1) ?? null;
  return {
    checks: late.checks + known.checks,
    worked: late.worked + known.worked,
    round_trip_median: larger.round_trip_median ?? smaller.round_trip_median,
    round_trip_max: max,
    lost:
      late.lost === null || known.lost === null
        ? (late.lost ?? known.lost)
        : (late.lost * late.checks + known.lost * known.checks) / (late.checks + known.checks),
  };
}

function numbers(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null).sort((a, b) => a - b);
}

const connected: ReadonlySet<string> = new Set(['works', 'worksForSome', 'disturbed']);
