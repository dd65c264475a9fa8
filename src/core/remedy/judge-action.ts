import type { FactTypes } from '../facts/vocabulary.ts';
import type { RiskId } from './action.ts';
import type { Action } from './actions.ts';
import { objectionTo, riskOf } from './objection.ts';
import { actionSchema } from './plan-format.ts';
import { policyOver } from './policy-lock.ts';
import type { Remedy } from './remedy.ts';

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
  const objection = objectionTo(action);
  if (objection !== undefined) return { is: 'leftOut', why: objection };
  const risk = riskOf(action);
  if (risk !== undefined && !acceptedRisks.includes(risk)) {
    return {
      is: 'leftOut',
      why: `makes the machine less safe; --accept-risk ${risk} allows it`,
      needs: risk,
    };
  }
  const lock = policyOver(action, known);
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
  const unfit = unfitFor(action, known);
  if (unfit !== undefined) return { is: 'leftOut', why: unfit };
  return { is: 'step', action: timeBoxed(action, risk) };
}

/** What the machine's build or place cannot do. */
function unfitFor(action: Action, known: Partial<FactTypes>): string | undefined {
  const build = buildOf(known);
  if (
    action.kind === 'setSchannelProtocol' &&
    action.version === 'TLS 1.3' &&
    action.enabled &&
    action.side === 'Server'
  ) {
    if (build !== undefined && build < FIRST_BUILD_WITH_TLS13) return `Windows build ${build} has no TLS 1.3`;
  }
  if (action.kind === 'setNetworkProfile') {
    const profile = known.networkProfile?.find((each) => each.interface === action.interface);
    if (profile?.category === 'domain')
      return `${action.interface} is in the domain profile, which Windows sets itself`;
  }
  return undefined;
}

function buildOf({ hostSystem, ntlmIdentity }: Partial<FactTypes>): number | undefined {
  const build = Number((hostSystem?.osBuild ?? ntlmIdentity?.osBuild)?.split('.')[2]);
  return Number.isInteger(build) ? build : undefined;
}

/** What was accepted lasts an hour unless the finding asked for less; a scheduled task puts it back. */
function timeBoxed(action: Action, risk: RiskId | undefined): Action {
  if (risk === undefined || (action.kind !== 'setSecurityLayer' && action.kind !== 'setNla')) return action;
  return { ...action, restoreAfterMinutes: Math.min(action.restoreAfterMinutes ?? MINUTES, MINUTES) };
}

const MINUTES = 60;
/** Windows Server 2022. */
const FIRST_BUILD_WITH_TLS13 = 20_348;
