import { fleetPlanRuns, type FleetPlanRuns } from '../../app/fleet-plans/fleet-plan-runs.ts';
import type { FleetPlanPorts } from '../../app/fleet-plans/fleet-plan-ports.ts';
import { makeFleetPlan, type FleetPlanAsked } from '../../app/fleet-plans/make-fleet-plan.ts';
import type { Asker } from '../../app/fleet-plans/fleet-plan-ports.ts';
import { planShelf, type PlanShelf } from '../../app/fleet-plans/plan-shelf.ts';
import { barredProblem, type AllowedTargets } from './allowed-targets.ts';
import { newPlanId } from './new-plan-id.ts';
import { parseTarget } from '../target/target.ts';

/** Plans of the fleet, as the routes know them. */
export interface FleetPlans {
  readonly make: (asked: FleetPlanAsked, asker: Asker) => ReturnType<typeof makeFleetPlan>;
  readonly shelf: Pick<PlanShelf, 'made' | 'load' | 'records'>;
  readonly runs: FleetPlanRuns;
  /** By what way plans may be run on a host; undefined where none may. */
  readonly wayTo: (host: string) => string | undefined;
}

type Given = Omit<FleetPlanPorts<AbortSignal>, 'newPlanId' | 'barred' | 'machineOf'>;

/** Puts them together; `ending` fires when the server is to end: what runs then is stopped and written down. */
export function fleetPlansOf(given: Given, allowed: AllowedTargets, ending: AbortSignal): FleetPlans {
  const ports: FleetPlanPorts<AbortSignal> = {
    ...given,
    newPlanId,
    barred: (host, file) => barredProblem(allowed, host, file),
    machineOf,
  };
  return {
    make: (asked, asker) => makeFleetPlan(asked, asker, ports, ending),
    shelf: planShelf(given.store.notes, given.clock.now),
    runs: fleetPlanRuns(ports, ending),
    wayTo: (host) => (given.running?.isFor(host) === true ? given.running.via : undefined),
  };
}

/** One machine may be watched on several ports, and be written in several ways. */
function machineOf(host: string): string {
  const target = parseTarget(host);
  return 'problem' in target ? host : target.host.toLowerCase().replace(/\.$/, '');
}
