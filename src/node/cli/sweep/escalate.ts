import type { Swept } from '../../../core/fleet/sweep/swept.ts';
import { checkHost } from '../../../app/check-host.ts';
import type { Judged } from '../../../app/judge.ts';
import { lookFromHere } from '../../look-from-here.ts';
import { parseTarget } from '../../target/target.ts';

/** Checks each in full, a few at a time, and tells what came of it. */
export async function checkEach(
  hosts: readonly Swept[],
  timeoutMs: number,
  signal: AbortSignal,
  told: (swept: Swept, judged: Judged) => void,
): Promise<void> {
  const waiting = [...hosts];
  const looking = lookFromHere({ timeoutMs });
  const work = async () => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const { target } = next;
      // A list may name what a sweep asks the resolver for, and a check calls no host.
      if ('problem' in parseTarget(target)) continue;
      const judged = await checkHost({ target, stop: signal }, looking);
      if (!signal.aborted) told(next, judged);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const AT_ONCE = 4;
