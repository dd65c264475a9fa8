import { causes } from '../../core/causes/causes.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { CaseFile } from '../../core/facts/case-file.ts';
import { sideOf, type Side } from '../../core/fleet/changes/side.ts';
import { whyNoFile } from '../files/file-kind.ts';
import { collect } from '../collect/collect.ts';
import { defaultCollectOptions } from '../collect/collect-options.ts';
import { parseTarget, showTarget } from '../target/target.ts';
import { exitCodeOf } from '../../app/exit-codes.ts';
import { caseAt } from './case-at.ts';
import { isNamedLikeFile } from './named-like-file.ts';
import { UsageError } from './usage-error.ts';

/** What is compared: its name, and what was found of it. */
export interface LookedAt {
  readonly name: string;
  readonly at: string;
  readonly side: Side;
}

/** Looks at a live host, or reads a saved case where there is a file of that name. */
export async function lookAt(input: string, deep: boolean, signal: AbortSignal): Promise<LookedAt> {
  const why = whyNoFile(input);
  if (why !== undefined && isNamedLikeFile(input)) throw new UsageError(`${input}: ${why}`, 3);
  return judged(why === undefined ? await caseAt(input) : await caseOf(input, deep, signal));
}

/** Looks at a live host. */
export async function lookAtHost(host: string, deep: boolean, signal: AbortSignal): Promise<LookedAt> {
  return judged(await caseOf(host, deep, signal));
}

function judged(file: CaseFile): LookedAt {
  const diagnosis = diagnose(file, causes);
  const at = file.facts.reduce((newest, { source }) => (source.at > newest ? source.at : newest), '');
  return { name: file.target, at, side: sideOf(file, diagnosis, exitCodeOf(diagnosis)) };
}

async function caseOf(host: string, deep: boolean, signal: AbortSignal): Promise<CaseFile> {
  const target = parseTarget(host);
  if ('problem' in target) throw new UsageError(target.problem);
  const options = deep ? { deep, deadlineMs: 60_000 } : {};
  const file = await collect(target, { ...defaultCollectOptions, ...options, signal });
  return { ...file, target: showTarget(target) };
}
