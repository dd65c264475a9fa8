import type { Oddity, Swept } from '../../../core/fleet/swept.ts';

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
