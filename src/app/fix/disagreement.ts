import type { Plan } from '../../core/remedy/plan-format.ts';
import type { ScriptResult } from '../../core/remedy/script-result.ts';

/** Why a result cannot be that of this plan, run this way; undefined where it can. */
export function disagreementOf(result: ScriptResult, plan: Plan, mode: 'apply' | 'undo'): string | undefined {
  const { outcome } = result;
  // A script that could not even read its plan refuses without a name, before it knows its mode.
  if (outcome === 'refused' && result.plan === UNREAD && result.steps.length === 0) return undefined;
  if (result.plan !== plan.id) return `its result is of plan ${result.plan}`;
  if (outcome === 'refused') return undefined;
  if (result.mode !== mode) return `its result is of ${result.mode}, asked for was ${mode}`;
  if (!possible[mode].includes(outcome)) return `${mode} cannot end as ${outcome}`;
  const sameSteps =
    result.steps.length === plan.steps.length &&
    plan.steps.every(({ n, action }, i) => result.steps[i]?.n === n && result.steps[i]?.kind === action.kind);
  if (!sameSteps) return 'its result has other steps than the plan';
  const wrong = result.steps.find(({ state }) => contrary[outcome]?.includes(state));
  return wrong === undefined ? undefined : `it says ${outcome}, but step ${wrong.n} is ${wrong.state}`;
}

const possible: Readonly<Record<'apply' | 'undo', readonly ScriptResult['outcome'][]>> = {
  // A run after a power cut takes back what the one before began.
  apply: ['applied', 'alreadyApplied', 'failedAndUndone', 'undone', 'undoIncomplete'],
  undo: ['undone', 'nothingToUndo', 'undoIncomplete'],
};

type StepState = ScriptResult['steps'][number]['state'];
const contrary: Readonly<Partial<Record<ScriptResult['outcome'], readonly StepState[]>>> = {
  applied: ['pending', 'wouldChange', 'failed', 'undone', 'undoFailed'],
  alreadyApplied: ['wouldChange', 'failed', 'undone', 'undoFailed'],
  failedAndUndone: ['undoFailed'],
  undone: ['undoFailed'],
};
const UNREAD = 'unknown-plan';
