import type { RiskId } from './action.ts';
import type { Action } from './actions.ts';
import type { Plan } from './plan-format.ts';
import type { PolicyLock } from './policies.ts';
import type { Remedy } from './remedy.ts';
import type { Change } from './spec-of.ts';
import type { Moment } from './takes-effect.ts';

/** What the plan needs to know of a finding; every finding of a diagnosis has it. */
export interface PlannedFinding {
  readonly cause: string;
  readonly title: string;
  readonly impact: 'blocks' | 'degrades' | 'weakens' | 'informs';
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly symptomOf?: string;
  readonly remedies: readonly Remedy[];
}

/** One step of a plan as a person reads it. */
export interface StepView {
  readonly n: number;
  readonly remedy: string;
  readonly action: Action;
  readonly says: string;
  /** Causes the step is there for. */
  readonly cures: readonly string[];
  readonly changes: readonly Change[];
  readonly drops: 'nothing' | 'sessions' | 'network';
  readonly undo: 'exact' | 'none';
  /** When it is in force. */
  readonly takesEffect: Moment;
  /** What would do the same by hand; empty where no single command does. */
  readonly commands: readonly string[];
  /** The group policy that would undo it, where it is not known that none is set. */
  readonly mayOverride?: PolicyLock;
  /** What was accepted for this step, and how long it lasts; without minutes it stays until the plan is undone. */
  readonly risk?: { readonly id: RiskId; readonly restoreAfterMinutes?: number };
}

/** The steps for one machine. */
export interface MachinePlan {
  /** What the script carries out and the journal keeps. */
  readonly plan: Plan;
  readonly steps: readonly StepView[];
  readonly rights: 'administrator' | 'user';
  readonly drops: StepView['drops'];
  /** When all of it is in force; `machineRestart`: kept, and proved after the next start. */
  readonly takesEffect: Moment;
  /** People connected when the facts were taken; absent where nobody counted. */
  readonly sessions?: { readonly active: number; readonly disconnected: number };
}

/** Something a person does, because no script may or can. */
export interface HandStep {
  readonly remedy: string;
  readonly on: Remedy['on'];
  readonly cause: string;
  readonly steps: readonly string[];
}

/** A step that a finding proposed and the plan does not hold. */
export interface LeftOut {
  readonly remedy: string;
  readonly cause: string;
  readonly why: string;
  /** What would have to be accepted, where that is all that is missing. */
  readonly needs?: RiskId;
}

/** Everything that is to be done about a diagnosis. */
export interface FixPlan {
  readonly target: string;
  /** What each chosen finding is, and what is expected once it is cured. */
  readonly causes: readonly {
    readonly cause: string;
    readonly title: string;
    readonly impact: PlannedFinding['impact'];
    readonly effect: string;
  }[];
  readonly machines: readonly MachinePlan[];
  readonly byHand: readonly HandStep[];
  readonly leftOut: readonly LeftOut[];
  /** Findings with remedies that the plan is not for: not sure enough, no cause of the failure, or not chosen. */
  readonly others: readonly OtherFinding[];
}

/** A finding that a person may choose by name (`--cause ID`). */
export interface OtherFinding {
  readonly cause: string;
  readonly title: string;
  readonly confidence: PlannedFinding['confidence'];
  /** Titles of its remedies. */
  readonly remedies: readonly string[];
  /** Nothing of it is for a script: choosing it shows what a person can do. */
  readonly isByHand: boolean;
}
