import { lookup } from 'node:dns';
import { codeOf } from '../wire/network-error.ts';
import { TimerWheel, type Waiting } from './timer-wheel.ts';

/** Where a name led: the system's first address, or why to none. */
export type Resolved =
  | { readonly address: string }
  | { readonly ending: 'nameNotFound' | 'nameFailed' | 'resolverDown'; readonly system?: string };

/** Asks the system for a name's first address; tests put their own in. */
export type LookUp = (name: string, answer: (error: Error | null, address: string) => void) => void;

interface Asked extends Waiting {
  readonly answer: (resolved: Resolved) => void;
}

/**
 * Resolves a bounded number of names at a time. Where the resolver failed many times in a row, only one name at a time still
 * tries it, and the others are told at once: thousands of names must not wait for a resolver that is down.
 */
export class NameDesk {
  readonly #lookUp: LookUp;
  readonly #patienceMs: number;
  readonly #wheel: TimerWheel<Asked>;
  /** Questions that the system still works on, answered or not. */
  #asking = 0;
  #open = 0;
  #failures = 0;

  constructor(patienceMs: number, lookUp: LookUp = systemLookUp) {
    this.#patienceMs = patienceMs;
    this.#lookUp = lookUp;
    this.#wheel = new TimerWheel(TICK_MS, 256, performance.now(), (asked) => {
      this.#settle(asked, { ending: 'nameFailed', system: 'timeout' });
    });
  }

  /** How many more names it takes now. */
  get room(): number {
    return (this.#isDown ? Number.POSITIVE_INFINITY : MOST_AT_ONCE) - this.#asking;
  }

  get busy(): number {
    return this.#open;
  }

  ask(name: string, answer: (resolved: Resolved) => void): void {
    if (this.#isDown && this.#asking > 0) return answer({ ending: 'resolverDown' });
    const asked: Asked = { answer, dueAt: performance.now() + this.#patienceMs, slot: 0 };
    this.#asking += 1;
    this.#open += 1;
    this.#wheel.add(asked);
    let answered = false;
    return this.#lookUp(name, (error, address) => {
      if (answered) return;
      answered = true;
      this.#asking -= 1;
      this.#settle(asked, error === null ? { address } : failed(codeOf(error)));
    });
  }

  /** To be called about every tenth of a second. */
  turn(now: number): void {
    this.#wheel.turn(now);
  }

  get #isDown(): boolean {
    return this.#failures >= DOWN_AFTER;
  }

  #settle(asked: Asked, resolved: Resolved): void {
    if (asked.slot < 0) return;
    this.#wheel.remove(asked);
    asked.slot = -1;
    this.#open -= 1;
    this.#failures = 'ending' in resolved && resolved.ending === 'nameFailed' ? this.#failures + 1 : 0;
    asked.answer(resolved);
  }
}

function failed(code: string | undefined): Resolved {
  if (code === 'ENOTFOUND' || code === 'ENODATA') return { ending: 'nameNotFound', system: code };
  return code === undefined ? { ending: 'nameFailed' } : { ending: 'nameFailed', system: code };
}

const systemLookUp: LookUp = (name, answer) => lookup(name, (error, address) => answer(error, address));

const TICK_MS = 100;
const MOST_AT_ONCE = 128;
const DOWN_AFTER = 32;
