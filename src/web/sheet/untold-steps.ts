import type { PlannedFinding, FixPlan, HandStep } from '../../core/remedy/plan-view.ts';
import type { CheckReport } from '../../core/report/check-report.ts';

/** The plan without what "Do this" asks a person to do already: each step is told once. What a policy or a broker makes of a remedy is told nowhere else and stays. */
export function untoldIn(
  plan: FixPlan,
  { tryFirst, doThis }: Pick<CheckReport, 'tryFirst' | 'doThis'>,
  findings: readonly Pick<PlannedFinding, 'remedies'>[],
): FixPlan {
  const told = new Set([...tryFirst.flatMap(({ steps }) => steps), ...doThis].map(nameOf));
  const asked = new Set(
    findings
      .flatMap(({ remedies }) => remedies)
      .filter(({ title, on }) => told.has(nameOf({ title, on })))
      .flatMap(({ title, on, actions }) =>
        actions.flatMap((action) =>
          action.kind === 'byHand' ? [keyOf({ remedy: title, on, steps: action.steps })] : [],
        ),
      ),
  );
  const byHand = [...new Map(plan.byHand.map((step) => [keyOf(step), step])).values()];
  return { ...plan, byHand: byHand.filter((step) => !asked.has(keyOf(step))) };
}

function nameOf({ title, on }: Pick<CheckReport['doThis'][number], 'title' | 'on'>): string {
  return `${on} ${title}`;
}

function keyOf({ remedy, on, steps }: Pick<HandStep, 'remedy' | 'on' | 'steps'>): string {
  return [on, remedy, ...steps].join('\n');
}
