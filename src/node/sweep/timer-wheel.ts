/** Something that waits in a wheel; `slot` is the wheel's own note. */
export interface Waiting {
  dueAt: number;
  slot: number;
}

/**
 * One timer for everything that waits. Whoever is put off only gets a later `dueAt`; that is looked at when the slot comes
 * round, so arrivals cost nothing.
 */
export class TimerWheel<T extends Waiting> {
  readonly #slots: readonly Set<T>[];
  readonly #tickMs: number;
  readonly #expire: (late: T) => void;
  #turned: number;

  constructor(tickMs: number, slots: number, now: number, expire: (late: T) => void) {
    this.#tickMs = tickMs;
    this.#slots = Array.from({ length: slots }, () => new Set<T>());
    this.#expire = expire;
    this.#turned = Math.floor(now / tickMs);
  }

  add(waiting: T): void {
    const wanted = Math.ceil(waiting.dueAt / this.#tickMs);
    const tick = Math.min(Math.max(wanted, this.#turned + 1), this.#turned + this.#slots.length - 1);
    waiting.slot = tick % this.#slots.length;
    this.#slots[waiting.slot]!.add(waiting);
  }

  remove(waiting: T): void {
    this.#slots[waiting.slot]?.delete(waiting);
  }

  /** Expires what is due by now; to be called about once a tick. */
  turn(now: number): void {
    const until = Math.floor(now / this.#tickMs);
    const first = Math.max(this.#turned + 1, until - this.#slots.length + 1);
    for (let tick = first; tick <= until; tick += 1) {
      this.#turned = tick;
      const slot = this.#slots[tick % this.#slots.length]!;
      for (const waiting of slot) {
        slot.delete(waiting);
        if (waiting.dueAt > now) this.add(waiting);
        else this.#expire(waiting);
      }
    }
    this.#turned = Math.max(this.#turned, until);
  }
}
