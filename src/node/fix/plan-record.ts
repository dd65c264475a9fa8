import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { firstMisfit } from '../../core/facts/misfits.ts';
import { carrierNames } from '../carriers/carrier.ts';
import { planId, planSchema } from '../../core/remedy/plan-format.ts';
import { scriptResultSchema } from '../../core/remedy/script-result.ts';

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
  'undoIncomplete',
  /** The connection was gone before the script said how it ended. */
  'lost',
] as const;

const recordSchema = z.object({
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
});

/** One plan in the journal of the operator's machine. */
export type PlanRecord = Readonly<z.infer<typeof recordSchema>>;

/** The folder of this person's plans. */
export function planFolder(): string {
  return join(process.env['RDPDOCTOR_HOME'] ?? join(homedir(), '.rdpdoctor'), 'plans');
}

/** Writes the record so that a power cut leaves the old one or the new one. */
export async function saveRecord(folder: string, record: PlanRecord): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${record.plan.id}.json`);
  await writeFile(`${path}.new`, `${JSON.stringify(record, null, 1)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

/** The record of a plan, or what is wrong with it. */
export async function loadRecord(
  folder: string,
  id: string,
): Promise<PlanRecord | { readonly problem: string }> {
  if (!planId.safeParse(id).success)
    return { problem: `plan "${id.slice(0, 60)}": is not the name of a plan` };
  const path = join(folder, `${id}.json`);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return {
      problem: missing ? `plan ${id}: there is none of this name in ${folder}` : `${path}: is damaged`,
    };
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: `${path}: ${firstMisfit(parsed.error, { value })}` };
}
