import type { FactTypes } from '../facts/vocabulary.ts';
import type { RiskId } from './action.ts';
import type { Action } from './actions.ts';
import { chooseFindings, chooseRemedies, isRunnable, type Chosen } from './choose-remedies.ts';
import { judgeAction, type Judgement, type PlanLimits } from './judge-action.ts';
import type { Plan } from './plan-format.ts';
import type { FixPlan, HandStep, LeftOut, MachinePlan, PlannedFinding, StepView } from './plan-view.ts';
import type { Remedy } from './remedy.ts';
import { mergeSteps, type Draft } from './merge-steps.ts';
import { commandsOf } from './commands-of.ts';
import { withNeeded } from './needed-steps.ts';
import { overridingPolicy } from './overriding-policy.ts';
import { changesOf, momentOf, momentOfPlan, riskOfAction, sentenceOf, specOf } from './spec-of.ts';

/** What a plan is made from. Core has no clock and no randomness, so name and time are handed in. */
export interface PlanRequest extends PlanLimits {
  readonly target: string;
  readonly findings: readonly PlannedFinding[];
  /** Causes a person chose; without it every root that is more than a possibility. */
  readonly causes?: readonly string[];
  /** Begins the names of the plans: lower-case letters, digits and hyphens, at most 40. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** When Windows is to restart where a plan is in force only after that; checked before against the clock. */
  readonly restartAt?: string;
}

/** Ordered, de-duplicated steps for each machine, what a person does by hand, and what was left out and why. */
export function makeFixPlan(request: PlanRequest): FixPlan {
  const findings = chooseFindings(request.findings, request.causes);
  const leftOut: LeftOut[] = [];
  const byHand: HandStep[] = [];
  const drafts: Draft[] = [];
  for (const finding of findings) {
    for (const chosen of choose(finding, request, leftOut)) {
      take(chosen, request, drafts, byHand, leftOut);
    }
  }
  const machines = (['server', 'client'] as const).flatMap((machine) => {
    const { steps, dropped } = mergeSteps(
      withNeeded(
        drafts.filter((draft) => draft.machine === machine),
        request,
      ),
    );
    leftOut.push(...dropped);
    return steps.length === 0 ? [] : [machinePlan(machine, steps, request)];
  });
  return {
    target: request.target,
    causes: findings.map(({ cause, title, impact }) => ({ cause, title, impact, effect: effectOf(impact) })),
    machines,
    byHand,
    leftOut,
    others: othersOf(request.findings, findings),
  };
}

/** What the diagnosis proposes and this plan is not for: a person may choose it by name. */
function othersOf(all: readonly PlannedFinding[], taken: readonly PlannedFinding[]): FixPlan['others'] {
  return all
    .filter((finding) => !taken.includes(finding) && finding.remedies.length > 0)
    .map(({ cause, title, confidence, remedies }) => ({
      cause,
      title,
      confidence,
      remedies: remedies.map((remedy) => remedy.title),
      isByHand: !remedies.some(isRunnable),
    }));
}

/** The remedy a finding is cured with; the ones passed over for want of an accepted risk are told. */
function choose(finding: PlannedFinding, limits: PlanLimits, leftOut: LeftOut[]): readonly Chosen[] {
  const passed: LeftOut[] = [];
  const usable = (remedy: Remedy) => {
    const problems = remedy.actions.flatMap((action) => {
      const judged = judgeAction(action, limits);
      return judged.is === 'leftOut' ? [leave(remedy, finding, judged)] : [];
    });
    if (problems.length === 0 && weakensByItself(remedy)) {
      problems.push({
        remedy: remedy.title,
        cause: finding.cause,
        why: 'it makes the machine less safe in a way that cannot be accepted by name',
      });
    }
    passed.push(...problems);
    return problems.length === 0;
  };
  const chosen = chooseRemedies(finding, usable);
  // What was passed over matters only where nothing better was found.
  if (!chosen.some(({ remedy }) => isRunnable(remedy))) leftOut.push(...passed);
  return chosen;
}

function weakensByItself({ risk, actions: all }: Remedy): boolean {
  return risk === 'weakensSecurity' && !all.some((action) => riskOfAction(action) !== undefined);
}

function take(
  { finding, remedy }: Chosen,
  limits: PlanLimits,
  drafts: Draft[],
  byHand: HandStep[],
  leftOut: LeftOut[],
): void {
  const { cause } = finding;
  for (const proposed of remedy.actions) {
    const judged = judgeAction(proposed, limits);
    if (judged.is === 'leftOut') {
      leftOut.push(leave(remedy, finding, judged));
    } else if (judged.is === 'byHand') {
      byHand.push({ remedy: remedy.title, on: judged.on ?? remedy.on, cause, steps: judged.steps });
    } else if (remedy.on === 'server' || remedy.on === 'client') {
      drafts.push({ machine: remedy.on, remedy: remedy.title, cause, action: judged.action });
    }
  }
}

function leave(
  remedy: Remedy,
  { cause }: PlannedFinding,
  { why, needs }: Extract<Judgement, { is: 'leftOut' }>,
): LeftOut {
  return { remedy: remedy.title, cause, why, ...(needs === undefined ? {} : { needs }) };
}

function machinePlan(
  machine: 'server' | 'client',
  drafts: readonly (Draft & { readonly causes: readonly string[] })[],
  request: PlanRequest,
): MachinePlan {
  const steps = drafts.map((draft, i): StepView => viewOf(draft, i + 1, request.known));
  const drops = steps.map((step) => step.drops);
  const { sessions } = request.known;
  const accepted = new Set(steps.flatMap(({ risk }) => (risk === undefined ? [] : [risk.id])));
  const plan: Plan = {
    format: 1,
    id: `${request.id}-${machine}`,
    target: request.target,
    machine,
    createdAt: request.createdAt,
    causes: [...new Set(steps.flatMap(({ cures }) => cures))].slice(0, 64).map((id) => id.slice(0, 100)),
    acceptedRisks: request.acceptedRisks.filter((risk) => accepted.has(risk)),
    steps: steps.map(({ n, remedy, action }) => ({ n, remedy: remedy.slice(0, 200), action })),
  };
  return {
    plan,
    steps,
    rights: steps.every(({ action }) => specOf(action.kind).account === 'user') ? 'user' : 'administrator',
    drops: drops.includes('sessions') ? 'sessions' : drops.includes('network') ? 'network' : 'nothing',
    takesEffect: momentOfPlan(plan),
    ...(machine === 'server' && sessions !== undefined
      ? { sessions: { active: sessions.active, disconnected: sessions.disconnected } }
      : {}),
  };
}

function viewOf(
  { action, remedy, causes }: Draft & { readonly causes: readonly string[] },
  n: number,
  known: Partial<FactTypes>,
): StepView {
  const { drops, undo } = specOf(action.kind);
  const risk = riskOfAction(action);
  const policy = overridingPolicy(action, known);
  return {
    n,
    remedy,
    action,
    says: sentenceOf(action),
    cures: causes,
    changes: changesOf(action, known),
    drops,
    undo,
    takesEffect: momentOf(action),
    commands: commandsOf(action),
    ...(policy === undefined ? {} : { mayOverride: policy }),
    ...(risk === undefined ? {} : { risk: acceptedRisk(risk, action) }),
  };
}

function acceptedRisk(id: RiskId, action: Action): NonNullable<StepView['risk']> {
  const minutes = 'restoreAfterMinutes' in action ? action.restoreAfterMinutes : undefined;
  return minutes === undefined ? { id } : { id, restoreAfterMinutes: minutes };
}

function effectOf(impact: PlannedFinding['impact']): string {
  if (impact === 'blocks')
    return 'connections get past this point; the check from outside is made again and must show it';
  return impact === 'degrades'
    ? 'what disturbs is gone; the check from outside is made again and must be no worse'
    : 'the host is safer; the check from outside is made again and must be no worse';
}
