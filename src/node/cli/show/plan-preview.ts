import type { Diagnosis } from '../../../core/diagnosis/diagnosis.ts';
import { plannedFindings } from '../../../core/diagnosis/planned-findings.ts';
import type { FactTypes } from '../../../core/facts/vocabulary.ts';
import { makeFixPlan } from '../../../core/remedy/plan.ts';
import { renderPlanMarkdown } from '../../../core/report/plan/plan-markdown.ts';

/** The plan that `fix` would make from this case, as Markdown below a report; empty where no step can be carried out. */
export function planPreview(
  target: string,
  diagnosis: Diagnosis,
  known: Partial<FactTypes>,
  createdAt: string,
): string {
  const findings = plannedFindings(diagnosis);
  // A preview has no name to undo by: `fix` gives one when it makes the plan.
  const plan = makeFixPlan({ target, findings, known, acceptedRisks: [], id: 'preview', createdAt });
  return plan.machines.length === 0 ? '' : `\n${renderPlanMarkdown(plan)}`;
}
