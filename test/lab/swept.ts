import { readList } from '../../src/core/fleet/targets/read-list.ts';
import { targetSet } from '../../src/core/fleet/targets/target-set.ts';
import type { Swept } from '../../src/core/fleet/sweep/swept.ts';
import { sweptIn } from '../../src/node/sweep/sighting.ts';
import { sweep, type SweepEnd, type SweepRequest } from '../../src/node/sweep/sweep.ts';

/** Sweeps what a list names, in this thread and as fast as it goes. */
export async function sweepList(
  list: string,
  changes: Partial<SweepRequest> = {},
): Promise<{ readonly swept: readonly Swept[]; readonly end: SweepEnd }> {
  const entries = [...readList(list, (name) => name)].flatMap((listed) =>
    'entry' in listed ? [listed.entry] : [],
  );
  const swept: Swept[] = [];
  const end = await sweep({
    targets: targetSet(entries, [3389]),
    pace: { rate: 100_000, perSubnet: 100_000 },
    threads: 1,
    timeoutMs: 700,
    atOnce: 200,
    names: false,
    expectations: [],
    told: (_, sighting) => void swept.push(sweptIn(sighting)),
    ...changes,
  });
  return { swept, end };
}
