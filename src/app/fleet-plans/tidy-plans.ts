import { isoOf, millisOf } from '../../core/facts/time.ts';
import type { PlanRecord } from '../fix/plan-record.ts';
import type { Store } from '../store.ts';
import { writeAudit } from './audit-entry.ts';
import { planShelf } from './plan-shelf.ts';

/**
 * Lets records of plans go that ended more than so many days before now (ISO 8601). One that is not settled stays; of one that stayed on its host
 * it is written down that the server takes it back no more.
 */
export async function tidyPlans(
  store: Pick<Store, 'notes' | 'people'>,
  now: string,
  days: number,
  newId: () => string,
): Promise<void> {
  const clock = { now: () => millisOf(now) };
  const before = isoOf(clock.now() - days * DAY);
  const shelf = planShelf(store.notes, clock.now);
  for (const record of await shelf.records()) {
    if (record.changedAt >= before || !over.includes(record.state)) continue;
    if (record.state === 'kept') await writeAudit({ store, clock, newId }, us, DOES, keptOn(record));
    await shelf.change(record.plan.id, (seen) => (seen?.changedAt === record.changedAt ? 'gone' : undefined));
  }
}

function keptOn({ plan, changedAt }: PlanRecord): string {
  return `${plan.id}, kept on ${plan.target} since ${changedAt}: from here it is taken back no more; its journal stays there, and its script with -Undo still takes it back`;
}

const us = { who: 'rdpdoctor', from: '' };
const DOES = 'let the record of a plan go';
/** Nobody waits for what becomes of these. */
const over: readonly PlanRecord['state'][] = ['kept', 'undone', 'refused', 'failedAndUndone'];
const DAY = 86_400_000;
