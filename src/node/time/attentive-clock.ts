/**
 * A clock that stands while the thread it ticks in stands still: too little processor, or long work of its own. What the network
 * took is at least what this clock shows, and at most that and the standstill.
 */
export class AttentiveClock {
  readonly #everyMs: number;
  readonly #leastMs: number;
  readonly #now: () => number;
  #tickedAt: number;
  #stoodStill = 0;

  /** `tick` is to be called every `everyMs`; so much later than that, and `leastMs`, it came because nothing ran. */
  constructor(everyMs: number, leastMs: number, now: () => number = () => performance.now()) {
    this.#everyMs = everyMs;
    this.#leastMs = leastMs;
    this.#now = now;
    this.#tickedAt = now();
  }

  tick(): void {
    const now = this.#now();
    this.#stoodStill += this.#lateAt(now);
    this.#tickedAt = now;
  }

  /** Begins anew after a time in which nobody let it tick. */
  wake(): void {
    this.#tickedAt = this.#now();
  }

  /** Milliseconds of standstill so far; what waits to be read after one is read before the next tick. */
  get stoodStill(): number {
    return this.#stoodStill + this.#lateAt(this.#now());
  }

  now(): number {
    const now = this.#now();
    return now - this.#stoodStill - this.#lateAt(now);
  }

  #lateAt(now: number): number {
    return Math.max(0, now - this.#tickedAt - this.#everyMs - this.#leastMs);
  }
}
