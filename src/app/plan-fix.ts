import { causes } from '../core/causes/causes.ts';
import { plannedFindings } from '../core/diagnosis/planned-findings.ts';
import { observations } from '../core/observations/observations.ts';
import type { RiskId } from '../core/remedy/action.ts';
import { makeFixPlan } from '../core/remedy/plan.ts';
import type { FixPlan, MachinePlan } from '../core/remedy/plan-view.ts';
import type { Platform } from '../core/report/client-commands.ts';
import { addressed } from '../core/report/commands.ts';
import { lookedAt } from '../core/report/looked-at.ts';
import { knownOf, type Judged } from './judge.ts';

/** What a plan is to cure, for whom, and what risk is taken for it. `createdAt` is ISO 8601. */
export interface PlanAsked {
  readonly target: string;
  /** Causes to cure; all that were found without it. */
  readonly chosen?: readonly string[] | undefined;
  readonly acceptedRisks: readonly RiskId[];
  /** When Windows is to restart, where the plan is in force only after that. */
  readonly restartAt?: string;
  readonly id: string;
  readonly createdAt: string;
  /** The system that the reader types into; what is typed there is told for all where it is not known. */
  readonly platform?: Platform;
}

/** What was asked for cannot be planned. */
export type PlanProblem =
  | { readonly is: 'noCause' | 'notFound'; readonly cause: string }
  | { readonly is: 'idleRisks'; readonly risks: readonly RiskId[] }
  | { readonly is: 'idleRestart' };

/** The plan that cures what was found, smallest and safest first; it is carried out elsewhere. */
export function planFix(
  { file, diagnosis }: Pick<Judged, 'file' | 'diagnosis'>,
  { target, chosen, acceptedRisks, restartAt, id, createdAt, platform }: PlanAsked,
): FixPlan | { readonly problem: PlanProblem } {
  const strange = chosen?.find((each) => !isCause(each));
  if (strange !== undefined) return { problem: { is: 'noCause', cause: strange } };
  const findings = plannedFindings(diagnosis);
  const missing = chosen?.find((each) => !findings.some(({ cause }) => cause === each));
  if (missing !== undefined) return { problem: { is: 'notFound', cause: missing } };
  const plan = addressedPlan(
    file,
    {
      target,
      findings,
      ...(chosen === undefined ? {} : { causes: chosen }),
      known: knownOf(file),
      acceptedRisks,
      ...(restartAt === undefined ? {} : { restartAt }),
      id,
      createdAt,
    },
    platform,
  );
  const risks = acceptedRisks.filter((risk) => !plan.machines.some((machine) => takes(machine, risk)));
  if (risks.length > 0) return { problem: { is: 'idleRisks', risks } };
  const restarts = plan.machines.some(({ takesEffect }) => takesEffect === 'machineRestart');
  return restartAt !== undefined && !restarts ? { problem: { is: 'idleRestart' } } : plan;
}

/** What a person does by hand names the host, as the report of a check does. */
function addressedPlan(
  file: Judged['file'],
  request: Parameters<typeof makeFixPlan>[0],
  platform: Platform | undefined,
): FixPlan {
  const plan = makeFixPlan(request);
  const host = lookedAt(file);
  const byHand = plan.byHand.map((step) => ({
    ...step,
    steps: step.steps.map((says) => addressed(says, host, platform, step.on)),
  }));
  return { ...plan, byHand };
}

/** Whether a plan can name it at all. */
export function isCause(id: string): boolean {
  return [...causes, ...observations].some((known) => known.id === id);
}

function takes({ steps }: MachinePlan, risk: RiskId): boolean {
  return steps.some((step) => step.risk?.id === risk);
}
