const PAGE = 1_024;

/** How many more pages of 4 KiB all logs of one reading together may take. */
export interface PageBudget {
  pages: number;
}

/** 32 MiB: eight million records in a row. */
export const wholeBudget = (): PageBudget => ({ pages: 8_192 });

/** Which records of one log were met, by number and second, so that a copy counts once; 4 bytes for each. */
export class SeenRecords {
  readonly #pages = new Map<number, Uint32Array>();
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  readonly #budget: PageBudget;

  constructor(budget: PageBudget) {
    this.#budget = budget;
  }

  /** Notes a record; true where it was met before. Records beyond the bound are taken for new. */
  meet(recordId: number, millis: number): boolean {
    if (!Number.isSafeInteger(recordId) || Number.isNaN(millis)) return false;
    if (recordId < this.#lowest) this.#lowest = recordId;
    if (recordId > this.#highest) this.#highest = recordId;
    const page = this.#page(Math.floor(recordId / PAGE));
    if (page === undefined) return false;
    const at = recordId % PAGE;
    // The number alone is not enough: a log that was made anew counts from one again.
    const second = Math.floor(millis / 1_000) >>> 0 || 1;
    if (page[at] === second) return true;
    page[at] = second;
    return false;
  }

  /** How many numbers lie between the lowest and the highest that were met, both included. */
  get span(): number {
    return this.#highest < this.#lowest ? 0 : this.#highest - this.#lowest + 1;
  }

  #page(number: number): Uint32Array | undefined {
    const known = this.#pages.get(number);
    if (known !== undefined || this.#budget.pages <= 0) return known;
    this.#budget.pages -= 1;
    const page = new Uint32Array(PAGE);
    this.#pages.set(number, page);
    return page;
  }
}
