import { z } from 'zod';
import { planSchema } from '../../core/remedy/plan-format.ts';
import { scriptResultSchema } from '../../core/remedy/script-result.ts';
import { carrierNames } from './plan-carrier.ts';

const verdict = z.object({
  at: z.string(),
  headline: z.string(),
  phase: z.string().optional(),
  causes: z.array(z.string()).readonly(),
});

/** What became of a plan, as far as this side knows. */
export const recordStates = [
  'applying',
  'applied',
  'kept',
  /** Kept without proof: what it changed is in force only after the next restart of Windows. */
  'awaitsRestart',
  'undone',
  'failedAndUndone',
  'refused',
  /** Taking it back was begun, and is not known to have ended well. */
  'undoIncomplete',
  /** The connection was gone before the script said how it ended. */
  'lost',
] as const;
export type RecordState = (typeof recordStates)[number];

export const planRecordSchema = z.object({
  format: z.literal(1),
  plan: planSchema,
  /** How the machine was reached; never a password or a key. */
  via: z.object({
    name: z.enum(carrierNames),
    options: z.record(z.string(), z.string()),
  }),
  state: z.enum(recordStates),
  changedAt: z.string(),
  before: verdict.optional(),
  after: verdict.optional(),
  result: scriptResultSchema.optional(),
  /** What is to be said besides its state, such as that nobody knows how it ended. */
  says: z.string().max(1_000).optional(),
});

/** One plan in the journal of whoever carries it out. */
export type PlanRecord = Readonly<z.infer<typeof planRecordSchema>>;

/** Where plans are written down; a record is there after a power cut once its promise is kept. */
export interface PlanRecords {
  /** Writes the record over the one before it; the problem says why it is not written. */
  readonly save: (record: PlanRecord) => Promise<{ readonly problem?: string }>;
  readonly load: (id: string) => Promise<PlanRecord | { readonly problem: string }>;
}
