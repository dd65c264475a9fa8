import type { FleetPlanRuns } from '../../../app/fleet-plans/fleet-plan-runs.ts';
import { outageOf } from '../../fleet/outage.ts';
import { repeating } from '../../fleet/repeating.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import type { Output } from '../output.ts';
import { lineOf } from './fleet-lines.ts';

/** What a server that is gone was doing with plans is settled at the start, and soon after its turns are over. */
export function settlingPlans({ settle }: Pick<FleetPlanRuns, 'settle'>, output: Output) {
  const outage = outageOf(systemClock, (told) => {
    const line = lineOf(told, new Date().toISOString());
    if (line !== undefined) output.write(line);
  });
  return repeating(systemClock, outage, SETTLING_MS, 'settle plans', settle);
}

const SETTLING_MS = 2 * 60_000;
