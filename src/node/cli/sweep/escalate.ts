import { causes } from '../../../core/causes/causes.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../core/diagnosis/diagnosis.ts';
import type { Swept } from '../../../core/fleet/swept.ts';
import { collect, defaultCollectOptions } from '../../collect.ts';
import { parseTarget } from '../../probes/target.ts';

/** Checks each in full, a few at a time, and tells what came of it. */
export async function checkEach(
  hosts: readonly Swept[],
  timeoutMs: number,
  signal: AbortSignal,
  told: (swept: Swept, diagnosis: Diagnosis) => void,
): Promise<void> {
  const waiting = [...hosts];
  const work = async () => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const target = parseTarget(next.target);
      if ('problem' in target) continue;
      const file = await collect(target, { ...defaultCollectOptions, timeoutMs, signal });
      if (!signal.aborted) told(next, diagnose(file, causes));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const AT_ONCE = 4;
