import { causes } from '../../../core/causes/causes.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../core/diagnosis/diagnosis.ts';
import type { Oddity, Swept } from '../../../core/fleet/swept.ts';
import { collect, defaultCollectOptions } from '../../collect.ts';
import { parseTarget } from '../../probes/target.ts';

/** Keeps a few odd hosts of each kind, for a closer look when the sweep is over. */
export class OddSample {
  readonly #most: number;
  readonly #byKind = new Map<Oddity, Swept[]>();

  constructor(most: number) {
    this.#most = most;
  }

  add(swept: Swept): void {
    for (const kind of swept.odd) {
      const kept = this.#byKind.get(kind) ?? [];
      if (kept.length < this.#most) this.#byKind.set(kind, [...kept, swept]);
    }
  }

  /** Of every kind some, before there are many of one. */
  chosen(): readonly Swept[] {
    const chosen = new Map<string, Swept>();
    for (let round = 0; round < this.#most; round += 1) {
      for (const kept of this.#byKind.values()) {
        const next = kept[round];
        if (next !== undefined && chosen.size < this.#most) chosen.set(next.target, next);
      }
    }
    return [...chosen.values()];
  }
}

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
