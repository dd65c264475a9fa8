import type { Swept } from '../../../core/fleet/sweep/swept.ts';
import type { Oddity } from '../../../core/fleet/sweep/oddity.ts';
import { sweptIn, type Sighting } from '../../sweep/sighting.ts';

/** Keeps a few odd hosts of each kind, for a closer look when the sweep is over. */
export class OddSample {
  readonly #most: number;
  readonly #byKind = new Map<Oddity, Sighting[]>();

  constructor(most: number) {
    this.#most = most;
  }

  add(sighting: Sighting): void {
    for (const kind of sighting.odd) {
      const kept = this.#byKind.get(kind) ?? [];
      if (kept.length < this.#most) this.#byKind.set(kind, [...kept, sighting]);
    }
  }

  /** Of every kind some, before there are many of one. */
  chosen(): readonly Swept[] {
    const chosen = new Set<Sighting>();
    for (let round = 0; round < this.#most; round += 1) {
      for (const kept of this.#byKind.values()) {
        const next = kept[round];
        if (next !== undefined && chosen.size < this.#most) chosen.add(next);
      }
    }
    return Array.from(chosen, sweptIn);
  }
}
