import type { Plan } from '../../core/remedy/plan-format.ts';
import { buildScript, type ScriptTexts } from '../../core/remedy/script.ts';
import { disagreementOf } from './disagreement.ts';
import type { PlanCarrier, ScriptReport } from './plan-carrier.ts';

/** Runs a plan's script; a report that cannot be of this plan counts as none. */
export async function runPlanScript(
  mode: 'apply' | 'undo',
  plan: Plan,
  { carrier, texts }: { readonly carrier: PlanCarrier; readonly texts: ScriptTexts },
): Promise<ScriptReport> {
  const report = await carrier[mode](buildScript(plan, texts));
  const wrong = report.outcome === 'reported' ? disagreementOf(report.result, plan, mode) : undefined;
  return wrong === undefined ? report : { outcome: 'silent', why: wrong, untouched: false };
}
