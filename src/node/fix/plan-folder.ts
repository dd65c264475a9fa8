import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { planRecordSchema, type PlanRecord, type PlanRecords } from '../../app/fix/plan-record.ts';
import { firstMisfit } from '../../core/facts/misfits.ts';
import { replacePrivate } from '../files/private-file.ts';
import { planId } from '../../core/remedy/plan-format.ts';

/** The folder of this person's plans. */
export function planFolder(): string {
  return join(process.env['RDPDOCTOR_HOME'] ?? join(homedir(), '.rdpdoctor'), 'plans');
}

/** The plans in a folder, one file each. */
export function plansIn(folder: string): PlanRecords {
  return { save: (record) => save(folder, record), load: (id) => load(folder, id) };
}

function save(folder: string, record: PlanRecord): Promise<{ readonly problem?: string }> {
  return replacePrivate(join(folder, `${record.plan.id}.json`), `${JSON.stringify(record, null, 1)}\n`);
}

/** Whether a plan may be called so. */
export function isPlanId(id: string): boolean {
  return planId.safeParse(id).success;
}

async function load(folder: string, id: string): Promise<PlanRecord | { readonly problem: string }> {
  if (!isPlanId(id))
    return { problem: `plan "${id.slice(0, 60)}": is not the name of a plan, such as fix-20260901-1a2b3c4d` };
  const path = join(folder, `${id}.json`);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT';
    return {
      problem: isMissing ? `plan ${id}: there is none of this name in ${folder}` : `${path}: is damaged`,
    };
  }
  const parsed = planRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: `${path}: ${firstMisfit(parsed.error, { value })}` };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
