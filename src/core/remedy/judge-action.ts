import type { FactTypes } from '../facts/vocabulary.ts';
import type { RiskId } from './action.ts';
import type { Action } from './actions.ts';
import { actionSchema } from './plan-format.ts';
import type { Remedy } from './remedy.ts';
import { specOf } from './spec-of.ts';

/** What decides about an action besides itself. */
export interface PlanLimits {
  readonly known: Partial<FactTypes>;
  readonly acceptedRisks: readonly RiskId[];
}

/** What becomes of an action that a finding proposes. */
export type Judgement =
  | { readonly is: 'step'; readonly action: Action }
  | { readonly is: 'byHand'; readonly steps: readonly string[]; readonly on?: Remedy['on'] }
  | { readonly is: 'leftOut'; readonly why: string; readonly needs?: RiskId };

/** Judges one proposed action: its shape, what it would do, who would undo it, and what was accepted. */
export function judgeAction(proposed: Action, { known, acceptedRisks }: PlanLimits): Judgement {
  const parsed = actionSchema.safeParse(proposed);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    return { is: 'leftOut', why: `not an action of this version (${where === '' ? 'kind' : where})` };
  }
  const action = parsed.data;
  if (action.kind === 'byHand') return { is: 'byHand', steps: action.steps };
  const spec = specOf(action.kind);
  const objection = spec.objection(action);
  if (objection !== undefined) return { is: 'leftOut', why: objection };
  const risk = spec.risk(action);
  if (risk !== undefined && !acceptedRisks.includes(risk)) {
    return {
      is: 'leftOut',
      why: `makes the machine less safe; --accept-risk ${risk} allows it`,
      needs: risk,
    };
  }
  const lock = spec.policy(action, known);
  if (lock !== undefined) {
    return {
      is: 'byHand',
      on: 'domain',
      steps: [
        `Group policy holds this setting and would undo the change. Edit the policy "${lock.policy}" (${lock.path}).`,
        'gpresult /h report.html on the server names the policy object that sets it; gpupdate /force applies the change.',
      ],
    };
  }
  const unfit = spec.fits(action, known);
  if (unfit !== undefined) return unfit;
  return { is: 'step', action: timeBoxed(action, risk) };
}

/** What was accepted lasts an hour unless the finding asked for less; a scheduled task puts it back. */
function timeBoxed(action: Action, risk: RiskId | undefined): Action {
  if (risk === undefined || (action.kind !== 'setSecurityLayer' && action.kind !== 'setNla')) return action;
  return { ...action, restoreAfterMinutes: Math.min(action.restoreAfterMinutes ?? MINUTES, MINUTES) };
}

const MINUTES = 60;
