/** What can be charged: bytes read, bytes put out, things kept, steps of work. */
export type Charge = 'bytesIn' | 'bytesOut' | 'items' | 'steps';

/** What reading may take whatever it reads, and how much more for each byte that was given. */
export interface Limits {
  readonly base: Readonly<Record<Charge, number>>;
  readonly perByte: Readonly<Record<Charge, number>>;
  readonly most: Readonly<Record<Charge, number>>;
  /** How deep containers may be nested. */
  readonly depth: number;
  readonly milliseconds: number;
  readonly millisecondsPerByte: number;
}

const MIB = 1_048_576;

/** Limits that an input of a megabyte cannot use to take more than some 4 seconds and 200 MB. */
export const readingLimits: Limits = {
  base: { bytesIn: 4 * MIB, bytesOut: 64 * MIB, items: 100_000, steps: 5_000_000 },
  perByte: { bytesIn: 4, bytesOut: 60, items: 0.02, steps: 200 },
  most: { bytesIn: Infinity, bytesOut: Infinity, items: 1_000_000, steps: Infinity },
  depth: 3,
  milliseconds: 3_000,
  millisecondsPerByte: 1_000 / MIB,
};

/**
 * What the reading of one input may take. It is charged for what is put out, not only for what is given, since a few
 * bytes can stand for many. Once it is spent it stays spent; whoever reads asks it and stops with what there is.
 */
export class Budget {
  readonly limits: Limits;
  readonly #clock: (() => number) | undefined;
  readonly #began: number;
  readonly #used: Record<Charge, number> = { bytesIn: 0, bytesOut: 0, items: 0, steps: 0 };
  #given: number;
  #stopped: string | undefined;
  #untilLooked = LOOK_EVERY;

  /** `given`: bytes of the input. `clock`: milliseconds that only grow; without it time is not limited. */
  constructor(given = 0, clock?: () => number, limits: Limits = readingLimits) {
    this.limits = limits;
    this.#given = given;
    this.#clock = clock;
    this.#began = clock?.() ?? 0;
  }

  /** More input has come. */
  give(bytes: number): void {
    this.#given += bytes;
  }

  /** Charges an amount; false where that was too much, now or before. */
  take(charge: Charge, amount = 1): boolean {
    this.#used[charge] += amount;
    if (this.#used[charge] > this.#most(charge)) this.#stopped ??= words[charge](this.#most(charge));
    this.#untilLooked -= 1;
    if (this.#untilLooked <= 0) this.#lookAtClock();
    return this.#stopped === undefined;
  }

  /** How much of a charge is left. */
  left(charge: Charge): number {
    return Math.max(0, this.#most(charge) - this.#used[charge]);
  }

  /** Why nothing more is read; undefined while there is something left of everything. */
  get stopped(): string | undefined {
    this.#lookAtClock();
    return this.#stopped;
  }

  #most(charge: Charge): number {
    const { base, perByte, most } = this.limits;
    return Math.min(most[charge], Math.floor(base[charge] + perByte[charge] * this.#given));
  }

  #lookAtClock(): void {
    this.#untilLooked = LOOK_EVERY;
    if (this.#clock === undefined) return;
    const most = this.limits.milliseconds + this.limits.millisecondsPerByte * this.#given;
    if (this.#clock() - this.#began > most)
      this.#stopped ??= `it takes longer than ${Math.round(most / 1_000)} s`;
  }
}

/** The one way to say that a budget ended a reading. */
export function stoppedHere(name: string, why: string): string {
  return `${name}: stopped here, ${why}; what was read up to there is below`;
}

const LOOK_EVERY = 256;

const words: Readonly<Record<Charge, (most: number) => string>> = {
  bytesIn: (most) => `more than ${most} bytes would have to be read: its parts overlap`,
  bytesOut: (most) => `it grows to more than ${most} bytes`,
  items: (most) => `it holds more than ${most} things`,
  steps: (most) => `it takes more than ${most} steps`,
};
