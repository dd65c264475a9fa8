import type { FixPlan } from '../../core/remedy/plan-view.ts';
import type { ExitCode } from '../exit-codes.ts';

/** The exit code of a plan that was only shown: what a person does by hand is a plan too. */
export function exitOfShownPlan(fix: FixPlan): ExitCode {
  return fix.byHand.length > 0 ? 0 : exitOfPlan(fix);
}

/** A plan without a step is no sign that nothing was found: a person may have to choose a cause or accept a risk. */
export function exitOfPlan({ machines, others, leftOut }: FixPlan): ExitCode {
  if (machines.length > 0) return 0;
  const toChoose = others.some(({ isByHand }) => !isByHand);
  return toChoose || leftOut.some(({ needs }) => needs !== undefined) ? 56 : 55;
}
