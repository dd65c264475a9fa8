import { z } from 'zod';
import { planRecordSchema, type PlanRecord } from '../fix/plan-record.ts';

/** How a run stands, as far as the store may not know yet: the record, and whose entry in the log it is. */
export const owedSchema = z.object({
  format: z.literal(1),
  record: planRecordSchema,
  /** The versions of the record that it may take the place of; any other is somebody else's. */
  over: z.array(z.string().max(100)).max(100).readonly(),
  asker: z.object({ who: z.string().max(500), from: z.string().max(500) }).readonly(),
  does: z.string().max(100),
});
export type Owed = Readonly<z.infer<typeof owedSchema>>;

/** What is kept on this machine until the store has it: that may be away when a run ends, and the server end meanwhile. */
export interface OwedRecords {
  /** Kept over a power cut; where the disk does not take it, nothing but memory has it. */
  readonly keep: (owed: Owed) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
  readonly all: () => Promise<readonly Owed[]>;
}

/** Two records of one plan with the same state at the same moment are one. */
export function versionOf({ state, changedAt }: PlanRecord): string {
  return `${state} ${changedAt}`;
}
