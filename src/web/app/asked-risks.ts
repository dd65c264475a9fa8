import type { RiskId } from '../../core/remedy/action.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';

/** A risk with the remedies that are left out for want of it. */
export interface AskedRisk {
  readonly risk: RiskId;
  readonly remedies: readonly string[];
}

/** The risks that stand between some remedies and the plan, each with those remedies. */
export function askedRisks(plans: readonly FixPlan[]): readonly AskedRisk[] {
  const byRisk = new Map<RiskId, Set<string>>();
  for (const { remedy, needs } of plans.flatMap(({ leftOut }) => leftOut)) {
    if (needs === undefined) continue;
    const known = byRisk.get(needs);
    if (known === undefined) byRisk.set(needs, new Set([remedy]));
    else known.add(remedy);
  }
  return [...byRisk].map(([risk, remedies]) => ({ risk, remedies: [...remedies] }));
}
