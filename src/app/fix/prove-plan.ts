import type { Ending } from './ending.ts';
import { journalOf } from './plan-journal.ts';
import type { PlanRecord, PlanRecords } from './plan-record.ts';
import { keptSays, unprovenSays } from './plan-words.ts';
import { proofFromOutside, type Proving } from './proof-from-outside.ts';
import { isProven } from './compare-verdicts.ts';

/** Looks from outside at a machine that was to be restarted, and writes down whether the plan helped; changes nothing there. */
export async function provePlan(
  record: PlanRecord,
  around: Proving & { readonly records: Pick<PlanRecords, 'save'> },
): Promise<Ending> {
  const { plan, before, result, via, state, changedAt } = record;
  if (state !== 'awaitsRestart')
    return { state, says: `plan ${plan.id} awaits no restart: it is ${state} since ${changedAt}` };
  if (before === undefined) return { state, says: `nobody looked at ${plan.target} before the plan` };
  const after = await proofFromOutside(before, plan, around);
  const seen = {
    before,
    ...(after === undefined ? {} : { after }),
    ...(result === undefined ? {} : { result }),
  };
  if (after === undefined || !isProven(before, after, plan.causes))
    return { state, says: unprovenSays(plan, changedAt), ...seen };
  const journal = journalOf(plan, { ...around, via });
  await journal.write('kept', seen);
  return journal.close({ state: 'kept', says: keptSays(before, after, plan), ...seen });
}
