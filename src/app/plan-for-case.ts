import type { z } from 'zod';
import type { CaseFile } from '../core/facts/case-file.ts';
import { buildScript, type ScriptTexts } from '../core/remedy/script.ts';
import { renderPlanMarkdown } from '../core/report/plan/plan-markdown.ts';
import type { planAnswer } from './api/judging.ts';
import { judge } from './judge.ts';
import { planFix, type PlanAsked, type PlanProblem } from './plan-fix.ts';

/** A case of somebody's own, what is to be cured of it, and how the plan is named. */
export interface CasePlanAsked extends Omit<PlanAsked, 'target'> {
  readonly file: CaseFile;
}

/** A plan and its scripts from a case that somebody hands over; it is for them to carry out. */
export function planForCase(
  { file, ...asked }: CasePlanAsked,
  texts: () => ScriptTexts,
): z.infer<typeof planAnswer> | { readonly problem: PlanProblem } {
  const plan = planFix(judge(file), { ...asked, target: file.target });
  if ('problem' in plan) return plan;
  const scripts = plan.machines.map((machine) => ({
    machine: machine.plan.target,
    script: buildScript(machine.plan, texts()),
  }));
  return { id: asked.id, markdown: renderPlanMarkdown(plan), scripts };
}
