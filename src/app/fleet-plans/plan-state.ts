import type { Plan } from '../../core/remedy/plan-format.ts';
import { sentenceOf } from '../../core/remedy/spec-of.ts';
import type { PlanStateAnswer } from '../api/plans.ts';
import type { PlanRecord } from '../fix/plan-record.ts';
import type { FleetPlan } from './fleet-plan.ts';

/** A plan that was run, as the API tells it: without accounts, ports and paths of keys. */
export function stateOfRecord(record: PlanRecord, isBusy: boolean): PlanStateAnswer {
  const { plan, state, changedAt, via, before, after, result, says: word } = record;
  return {
    ...commonOf(plan),
    state,
    isBusy,
    changedAt,
    via: via.name,
    steps: plan.steps.map(({ n, remedy, action }) => {
      const done = result?.steps.find((step) => step.n === n);
      const says = done?.says === undefined ? {} : { says: done.says };
      return {
        ...stepOf({ n, remedy, action }),
        ...(done === undefined ? {} : { state: done.state, ...says }),
      };
    }),
    before,
    after,
    problems: result?.problems.map(({ says }) => says) ?? [],
    notes: [...(word === undefined ? [] : [word]), ...(result?.notes ?? [])],
  };
}

/** A plan that was made and not run. */
export function stateOfMade({ plan, madeAt }: FleetPlan): PlanStateAnswer {
  return {
    ...commonOf(plan),
    state: 'made',
    isBusy: false,
    changedAt: madeAt,
    steps: plan.steps.map(stepOf),
    problems: [],
    notes: [],
  };
}

function stepOf({ n, remedy, action }: Plan['steps'][number]) {
  return { n, remedy, kind: action.kind, does: sentenceOf(action) };
}

function commonOf({ id, target, causes, acceptedRisks }: Plan) {
  return { id, host: target, causes: [...causes], acceptedRisks: [...acceptedRisks] };
}
