import type { Host } from '../../core/fleet/host.ts';
import { readRestartTime } from '../../core/remedy/restart-time.ts';
import { PLAN_LIVES_MS, type FleetPlan } from './fleet-plan.ts';
import { hostNotEnabled, refused, type PlanRefusal } from './plan-refusal.ts';

/** What is known before the host is looked at again. */
export interface RunAsked {
  readonly made: FleetPlan;
  /** Risks accepted by name in this request; those of whoever made the plan do not count. */
  readonly acceptedRisks: readonly string[];
  /** The host as it is watched now; undefined where it is not. */
  readonly host: Host | undefined;
  readonly isEnabled: boolean;
  readonly now: number;
}

/** Why a plan is not run; undefined where nothing speaks against it yet. */
export function whyNotRun({ made, acceptedRisks, host, isEnabled, now }: RunAsked): PlanRefusal | undefined {
  if (host === undefined || !host.watched)
    return refused('notWatched', `${made.host}: is not watched any more`);
  if (!isEnabled) return hostNotEnabled(made.host);
  const age = now - Date.parse(made.madeAt);
  if (!(age >= 0 && age <= PLAN_LIVES_MS))
    return refused('stale', `it was made at ${made.madeAt}, more than an hour ago; make it again`);
  const restart = made.restartAt === undefined ? undefined : readRestartTime(made.restartAt, now);
  if (restart !== undefined && 'problem' in restart)
    return refused('stale', `restartAt ${restart.problem}; make the plan again`);
  const { acceptedRisks: needed } = made.plan;
  const missing = needed.filter((risk) => !acceptedRisks.includes(risk));
  if (missing.length > 0)
    return refused(
      'riskNotAccepted',
      `acceptedRisks: it needs ${missing.join(', ')}, accepted by name by whoever runs it`,
    );
  const idle = acceptedRisks.find((risk) => !needed.some((one) => one === risk));
  return idle === undefined
    ? undefined
    : refused(
        'riskNotNeeded',
        `acceptedRisks: no step of this plan needs "${idle.slice(0, 40)}"; leave it out`,
      );
}
