import type { z } from 'zod';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { ActionSpec, RiskId } from './action.ts';
import { actions, type Action } from './actions.ts';
import type { Plan } from './plan-format.ts';
import type { ScriptResult } from './script-result.ts';
import { latest, type Moment } from './takes-effect.ts';

type AnySpec = ActionSpec<Action['kind'], z.ZodType<Action>>;

/** What is known of a kind of action, its functions taking an action of that kind. */
export function specOf(kind: Action['kind']): AnySpec {
  const spec = actions.find((each) => each.kind === kind);
  if (spec === undefined) throw new Error(`action kind ${kind} is not in the list`);
  // The spec is the one of this kind, so that its parameters are those the functions take.
  return spec as unknown as AnySpec;
}

/** The risk a person has to accept by name for this action. */
export function riskOfAction(action: Action): RiskId | undefined {
  return specOf(action.kind).risk(action);
}

/** One sentence about the action with exact names and values. */
export function sentenceOf(action: Action): string {
  return specOf(action.kind).sentence(action);
}

/** One row of a plan's table: what changes, from what to what. */
export interface Change {
  readonly what: string;
  /** Absent where it was not measured; the script reads it before it changes anything. */
  readonly before?: string;
  readonly after: string;
}

/** What an action changes, with the state before as far as the facts know it. */
export function changesOf(action: Action, known: Partial<FactTypes>): readonly Change[] {
  return specOf(action.kind)
    .changes(action, known)
    .map(([what, before, after]) => ({
      what,
      after,
      ...(before === undefined ? {} : { before: String(before) }),
    }));
}

/** When an action is in force. */
export function momentOf(action: Action): Moment {
  return specOf(action.kind).takesEffect(action).when;
}

/** When a whole plan is in force: its latest step decides. */
export function momentOfPlan({ steps }: Pick<Plan, 'steps'>): Moment {
  return latest(steps.map(({ action }) => momentOf(action)));
}

/** Whether what a script changed is in force only after the next start of the machine: kept, and proved after it. */
export function awaitsRestart(plan: Plan, result: ScriptResult): boolean {
  const done = result.steps.filter(({ state }) => state === 'done').map(({ n }) => n);
  return plan.steps.some(({ n, action }) => done.includes(n) && momentOf(action) === 'machineRestart');
}
