import { endings } from '../../core/report/fleet/sweep-words.ts';
import type { Swept } from '../../core/fleet/sweep/swept.ts';
import type { Oddity } from '../../core/fleet/sweep/oddity.ts';
import { sweepEndings, type SweepEnding } from '../../core/fleet/sweep/sweep-ending.ts';

/** How many hosts ended how, and how many are odd in which way. */
export class SweepCounts {
  readonly #endings = new Map<SweepEnding, number>();
  readonly #odd = new Map<Oddity, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(ending: SweepEnding, odd: Swept['odd']): void {
    this.#total += 1;
    this.#endings.set(ending, (this.#endings.get(ending) ?? 0) + 1);
    for (const code of odd) this.#odd.set(code, (this.#odd.get(code) ?? 0) + 1);
  }

  of(ending: SweepEnding): number {
    return this.#endings.get(ending) ?? 0;
  }

  odd(code: Oddity): number {
    return this.#odd.get(code) ?? 0;
  }

  /** "12 answer as far as …", in the order of the connection. */
  lines(): readonly string[] {
    return sweepEndings
      .filter((ending) => this.of(ending) > 0)
      .map((ending) => `  ${String(this.of(ending)).padStart(8)}  ${endings[ending]}`);
  }
}
