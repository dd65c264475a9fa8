import { fact, type CaseFile } from '../../core/facts/case-file.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import type { Platform } from '../../core/report/client-commands.ts';
import type { FixAsked } from '../api/fix.ts';
import type { Clock } from '../clock.ts';
import { judge } from '../judge.ts';
import { isCause, planFix, type PlanProblem } from '../plan-fix.ts';
import type { Target } from '../target.ts';
import { caseToFix, type CaseProblem, type CaseSources } from './case-to-fix.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** What making a plan needs around it. */
export interface PlanSources extends CaseSources {
  readonly clock: Pick<Clock, 'now'>;
  readonly newPlanId: (createdAt: string) => string;
  /** The system of whoever asks. */
  readonly platform?: Platform;
}

/** A plan, the machine it is for, and how that machine looked from outside where that was just measured. */
export interface Planned {
  readonly fix: FixPlan;
  readonly target: Target;
  /** Whether the person named the host; what only files say is no reason to log on anywhere. */
  readonly named: boolean;
  /** What of the files could not be read. */
  readonly problems: readonly string[];
  readonly verdict?: Verdict;
}

/** Why there is no plan; `of` is what the case is called. */
export type FixProblem = CaseProblem | (PlanProblem & { readonly of: string });

/** Looks at what was named, judges it and makes the plan. */
export async function planFromInputs(
  asked: FixAsked,
  sources: PlanSources,
): Promise<Planned | { readonly problem: FixProblem }> {
  const { causes, acceptedRisks, restartAt, told, disk } = asked;
  const strange = causes?.find((id) => !isCause(id));
  if (strange !== undefined) return { problem: { is: 'noCause', cause: strange, of: '' } };
  const found = await caseToFix(asked, sources);
  if ('problem' in found) return found;
  const { target, named, problems, live } = found;
  const createdAt = new Date(sources.clock.now()).toISOString();
  const { file, diagnosis } = judge(withTold(found.file, told, createdAt));
  const plan = planFix(
    { file, diagnosis },
    {
      target: disk ?? sources.targets.show(target).replace(/:3389$/, ''),
      chosen: causes,
      acceptedRisks,
      ...(restartAt === undefined ? {} : { restartAt }),
      id: sources.newPlanId(createdAt),
      createdAt,
      ...(sources.platform === undefined ? {} : { platform: sources.platform }),
    },
  );
  if ('problem' in plan) return { problem: { ...plan.problem, of: file.target } };
  const verdict = live ? { verdict: verdictOf(file, diagnosis, createdAt) } : {};
  return { fix: plan, target, named, problems, ...verdict };
}

function withTold(file: CaseFile, told: FixAsked['told'], at: string): CaseFile {
  if (told === undefined) return file;
  return {
    ...file,
    facts: [...file.facts, fact('reportedContext', told, { by: 'person', from: 'flag', at })],
  };
}
