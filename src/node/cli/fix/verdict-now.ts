import { verdictOf, type Verdict } from '../../../app/fix/verdict.ts';
import { judge } from '../../../app/judge.ts';
import { collect } from '../../collect/collect.ts';
import { defaultCollectOptions, type CollectOptions } from '../../collect/collect-options.ts';
import type { Target } from '../../target/target.ts';

/** Looks at a host from outside, once. */
export async function verdictNow(target: Target, signal: AbortSignal, deep = false): Promise<Verdict> {
  const { file, diagnosis } = judge(await collect(target, looking(deep, signal)));
  return verdictOf(file, diagnosis, new Date().toISOString());
}

/** How plans look from outside. */
export function looking(deep: boolean, signal: AbortSignal): CollectOptions {
  return { ...defaultCollectOptions, ...(deep ? { deep, deadlineMs: 60_000 } : {}), signal };
}
