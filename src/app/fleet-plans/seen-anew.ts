import { checkHost } from '../check-host.ts';
import { verdictOf, type Verdict } from '../fix/verdict.ts';
import { judge, type Judged } from '../judge.ts';
import { planFix } from '../plan-fix.ts';
import type { Stop } from '../stop.ts';
import { doTheSame, type FleetPlan } from './fleet-plan.ts';
import type { FleetPlanPorts, RunningPlans } from './fleet-plan-ports.ts';
import { insideOf, withInside } from './inside.ts';
import { refused, type PlanRefusal } from './plan-refusal.ts';

/** Looks at the host now and makes the plan again; where it would do anything else, the one that was read is not run. */
export async function seenAnew<S extends Stop>(
  made: FleetPlan,
  ports: FleetPlanPorts<S>,
  running: RunningPlans<S>,
  stop: S,
): Promise<PlanRefusal | { readonly before: Verdict }> {
  const seen = await lookFor(made.host, ports, stop);
  if ('refused' in seen) return seen;
  const inside = made.inside ? await insideOf(made.host, running, stop) : undefined;
  if (inside !== undefined && 'refused' in inside) return inside;
  const { id, createdAt, target, acceptedRisks } = made.plan;
  const chosen = made.chosen === undefined ? {} : { chosen: made.chosen };
  const restart = made.restartAt === undefined ? {} : { restartAt: made.restartAt };
  const again = planFix(judge(withInside(seen.file, inside, ports)), {
    target,
    ...chosen,
    ...restart,
    acceptedRisks,
    id,
    createdAt,
  });
  const machines = 'problem' in again ? [] : again.machines;
  const now = machines.find(({ plan }) => plan.machine === 'server')?.plan;
  if (now === undefined || !doTheSame(now, made.plan))
    return refused(
      'changed',
      `${made.host}: what is found there now calls for other steps; make the plan again`,
    );
  // What is seen afterwards is seen from outside alone, and is compared with that.
  return { before: verdictIn(seen, ports) };
}

/** One look at a host from outside. */
export async function lookFor<S extends Stop>(
  host: string,
  { looking, barred }: Pick<FleetPlanPorts<S>, 'looking' | 'barred'>,
  stop: S,
): Promise<Judged | PlanRefusal> {
  const judged = await checkHost({ target: host, stop }, looking);
  const problem = barred(host, judged.file);
  return problem === undefined ? judged : refused('targetNotAllowed', problem);
}

export function verdictIn<S extends Stop>(
  { file, diagnosis }: Pick<Judged, 'file' | 'diagnosis'>,
  { clock }: Pick<FleetPlanPorts<S>, 'clock'>,
): Verdict {
  return verdictOf(file, diagnosis, new Date(clock.now()).toISOString());
}
