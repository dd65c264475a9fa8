import type { RiskId } from '../../core/remedy/action.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import { judge } from '../judge.ts';
import { planFix, type PlanProblem } from '../plan-fix.ts';
import type { Stop } from '../stop.ts';
import { writeAudit } from './audit-entry.ts';
import type { FleetPlan } from './fleet-plan.ts';
import type { Asker, FleetPlanPorts, Inside } from './fleet-plan-ports.ts';
import { insideOf, withInside } from './inside.ts';
import { hostNotEnabled, plansOff, refused, type PlanRefusal } from './plan-refusal.ts';
import { planShelf } from './plan-shelf.ts';

/** A plan against what one check of a watched host found; who may run it is another question. */
export interface FleetPlanAsked {
  readonly check: string;
  readonly causes?: readonly string[] | undefined;
  readonly acceptedRisks: readonly RiskId[];
  /** Whether to fetch first what the machine itself knows, where plans may be run on it. */
  readonly inside?: boolean;
  /** When Windows is to restart, where the plan is in force only after that; as an action holds it. */
  readonly restartAt?: string | undefined;
}

/** The whole plan for people, and where a script can carry out steps on the host, what may be run. */
export interface MadeFleetPlan {
  readonly fix: FixPlan;
  readonly made?: FleetPlan;
}

/** Makes a plan from a stored check. Neither the host nor what was seen of it comes from whoever asks. */
export async function makeFleetPlan<S extends Stop>(
  { check: id, causes, acceptedRisks, inside = false, restartAt }: FleetPlanAsked,
  asker: Asker,
  ports: FleetPlanPorts<S>,
  stop: S,
): Promise<MadeFleetPlan | PlanRefusal> {
  const found = await ports.store.checks.get(id);
  if (found === undefined) return refused('noCheck', 'no such check');
  const { check, file } = found;
  if (file === undefined) return refused('caseGone', 'the case of this check is not kept any more');
  const host = await ports.store.hosts.get(check.host);
  if (host === undefined) return refused('notWatched', `${check.host}: is not watched any more`);
  const createdAt = new Date(ports.clock.now()).toISOString();
  const within = inside ? await collected(host.target, asker, ports, stop) : undefined;
  if (within !== undefined && 'refused' in within) return within;
  const restart = restartAt === undefined ? {} : { restartAt };
  const fix = planFix(judge(withInside(file, within, ports)), {
    target: host.target,
    ...restart,
    ...(causes === undefined ? {} : { chosen: causes }),
    acceptedRisks,
    id: ports.newPlanId(createdAt),
    createdAt,
  });
  if ('problem' in fix) return refused('notPlanned', planProblemWords[fix.problem.is]);
  const plan = fix.machines.find((machine) => machine.plan.machine === 'server')?.plan;
  await writeAudit(ports, asker, 'made a plan', `${plan?.id ?? 'nothing to run'} for ${host.target}`);
  if (plan === undefined) return { fix };
  const by = { madeBy: asker.who, madeAt: createdAt };
  const wished = { ...(causes === undefined ? {} : { chosen: [...causes] }), ...restart };
  const made: FleetPlan = { format: 1, plan, host: host.target, check: check.id, inside, ...wished, ...by };
  await planShelf(ports.store.notes, ports.clock.now).put(made);
  return { fix, made };
}

/** What the machine itself knows; a logon there, which is written down before it is made. */
async function collected<S extends Stop>(
  host: string,
  asker: Asker,
  ports: FleetPlanPorts<S>,
  stop: S,
): Promise<Inside | PlanRefusal> {
  const { running } = ports;
  if (running === undefined) return plansOff;
  if (!running.isFor(host)) return hostNotEnabled(host);
  await writeAudit(ports, asker, 'collected what a machine knows', `${host} by ${running.via}`);
  return insideOf(host, running, stop);
}

/** Why no plan could be made, for whoever asked the API. */
export const planProblemWords: Readonly<Record<PlanProblem['is'], string>> = {
  noCause: 'causes: one of them is no cause',
  notFound: 'causes: one of them was not found in this case',
  idleRisks: 'acceptedRisks: no step of this plan needs one of them; leave it out',
  idleRestart: 'restartAt: no step of this plan needs a restart of Windows; leave it out',
};
