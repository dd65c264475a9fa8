import type { PlanRecord, PlanRecords } from '../../../app/fix/plan-record.ts';
import { isPlanId, planFolder, plansIn } from '../../fix/plan-folder.ts';
import { UsageError } from '../usage-error.ts';

/** What is written down here of a plan, and where; a name that no plan has is a mistake of whoever typed it. */
export async function recordedPlan(
  id: string,
): Promise<{ readonly record: PlanRecord; readonly records: PlanRecords }> {
  const records = plansIn(planFolder());
  const record = await records.load(id);
  if ('problem' in record) throw new UsageError(record.problem, isPlanId(id) ? 3 : 2);
  return { record, records };
}
