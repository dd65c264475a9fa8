import type { HostTimeline } from '../../../app/api/fleet.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { medianOf } from '../../../core/fleet/habits/robust.ts';

/** One day of one host from one place. */
export interface Day {
  readonly day: string;
  readonly checks: number;
  readonly worked: number;
  readonly median?: number;
  readonly longest?: number;
  readonly lost?: number;
}

/** Days of checks that are still kept, and of those that were rolled up, the newest first. */
export function daysOf(checks: readonly Check[], rolledUp: HostTimeline['days']): readonly Day[] {
  const kept = new Map<string, Check[]>();
  for (const check of checks) {
    const day = check.startedAt.slice(0, 10);
    kept.set(day, [...(kept.get(day) ?? []), check]);
  }
  const days = new Map<string, Day>(
    rolledUp.map(({ day, checks: count, worked, roundTripMs, lost }) => [
      day,
      {
        day,
        checks: count,
        worked,
        ...(roundTripMs === undefined ? {} : { median: roundTripMs.median, longest: roundTripMs.max }),
        ...(lost === undefined ? {} : { lost }),
      },
    ]),
  );
  for (const [day, those] of kept) days.set(day, dayOf(day, those));
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

function dayOf(day: string, checks: readonly Check[]): Day {
  const trips = checks.flatMap(({ snapshot }) => snapshot.roundTripMs ?? snapshot.connectMs ?? []);
  const losses = checks.flatMap(({ snapshot }) => snapshot.lost ?? []);
  return {
    day,
    checks: checks.length,
    worked: checks.filter(({ snapshot }) => !['fails', 'unknown'].includes(snapshot.outcome)).length,
    ...(trips.length === 0
      ? {}
      : { median: medianOf(trips), longest: trips.reduce((most, each) => Math.max(most, each), 0) }),
    ...(losses.length === 0 ? {} : { lost: losses.reduce((sum, each) => sum + each, 0) / losses.length }),
  };
}
