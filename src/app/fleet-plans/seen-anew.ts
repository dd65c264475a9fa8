import { checkHost } from '../check-host.ts';
import { verdictOf, type Verdict } from '../fix/verdict.ts';
import type { Judged } from '../judge.ts';
import { planFix } from '../plan-fix.ts';
import type { Stop } from '../stop.ts';
import { doTheSame, type FleetPlan } from './fleet-plan.ts';
import type { FleetPlanPorts } from './fleet-plan-ports.ts';
import { refused, type PlanRefusal } from './plan-refusal.ts';

/** Looks at the host now and makes the plan again; where it would do anything else, the one that was read is not run. */
export async function seenAnew<S extends Stop>(
  made: FleetPlan,
  ports: FleetPlanPorts<S>,
  stop: S,
): Promise<PlanRefusal | { readonly before: Verdict }> {
  const seen = await lookFor(made.host, ports, stop);
  if ('refused' in seen) return seen;
  const { id, createdAt, target, acceptedRisks } = made.plan;
  const chosen = made.chosen === undefined ? {} : { chosen: made.chosen };
  const again = planFix(seen, { target, ...chosen, acceptedRisks, id, createdAt });
  const machines = 'problem' in again ? [] : again.machines;
  const now = machines.find(({ plan }) => plan.machine === 'server')?.plan;
  if (now === undefined || !doTheSame(now, made.plan))
    return refused(
      'changed',
      `${made.host}: what is found there now calls for other steps; make the plan again`,
    );
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
