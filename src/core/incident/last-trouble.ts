import { isoOf } from '../facts/time.ts';
import type { Judged } from './attempt.ts';
import { TROUBLE } from './limits.ts';
import type { Onset } from './onset.ts';

/** The last time of trouble that is over: failures in a row of more than one person or place, then somebody got in. */
export function lastTrouble(attempts: readonly Judged[]): Onset | undefined {
  let found: Onset | undefined;
  let after: number | undefined;
  let run: Judged[] = [];
  for (const attempt of attempts) {
    if (attempt.outcome === 'failed') run.push(attempt);
    if (attempt.outcome !== 'worked') continue;
    const failures = run.reduce((sum, { count }) => sum + count, 0);
    if (failures >= TROUBLE && new Set(run.map(placeOf)).size > 1)
      found = {
        ...(after === undefined ? {} : { after: isoOf(after) }),
        by: isoOf(run[0]!.at),
        until: isoOf(attempt.at),
        how: 'lastSuccess',
        failures,
        of: [],
      };
    after = attempt.at;
    run = [];
  }
  return found;
}

const placeOf = ({ user, address }: Judged) => address ?? user ?? '';
