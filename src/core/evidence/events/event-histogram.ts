import type { EventTimes } from '../../facts/event-times.ts';

const MOST_BUCKETS = 128;

/** Counts over time in at most 128 buckets: of a second at first, of twice the width whenever there are too many. */
export class EventHistogram {
  #width = 1;
  #counts = new Map<number, number>();

  /** Takes a moment in milliseconds since 1970. */
  add(millis: number, count = 1): void {
    const bucket = Math.floor(millis / 1_000 / this.#width);
    const known = this.#counts.get(bucket);
    this.#counts.set(bucket, (known ?? 0) + count);
    if (known === undefined) while (this.#counts.size > MOST_BUCKETS) this.#widen();
  }

  finish(): EventTimes {
    const pairs = [...this.#counts].toSorted((a, b) => a[0] - b[0]);
    return {
      width: this.#width,
      buckets: pairs.map(([bucket]) => bucket),
      counts: pairs.map(([, count]) => count),
    };
  }

  #widen(): void {
    const wider = new Map<number, number>();
    for (const [bucket, count] of this.#counts) {
      const half = Math.floor(bucket / 2);
      wider.set(half, (wider.get(half) ?? 0) + count);
    }
    this.#width *= 2;
    this.#counts = wider;
  }
}
