import type { Plan } from '../../core/remedy/plan-format.ts';
import type { Clock } from '../clock.ts';
import type { Stop } from '../stop.ts';
import { compareVerdicts } from './compare-verdicts.ts';
import type { Verdict } from './verdict.ts';

/** How it is seen from outside whether a plan helped. */
export interface Proving {
  /** Looks at the machine from outside, once. */
  readonly look: () => Promise<Verdict>;
  readonly clock: Clock;
  readonly stop?: Stop | undefined;
  readonly proveWithinMs: number;
}

/** Looks again and again until the host is better off or the time is up; the last look counts, none where it was stopped before. */
export async function proofFromOutside(
  before: Verdict,
  { causes }: Plan,
  { look, clock, stop, proveWithinMs }: Proving,
): Promise<Verdict | undefined> {
  const patience = patienceOf(proveWithinMs, clock, stop);
  try {
    let last: Verdict | undefined;
    do {
      if (stop?.aborted === true) break;
      last = await look();
      const compared = compareVerdicts(before, last, causes);
      // A host that lived needs no second look; one that is still down may need a moment.
      if (compared === 'better' || (compared === 'same' && before.phase === 'none')) break;
    } while (await patience.pause(PAUSE_MS));
    return last;
  } finally {
    patience.end();
  }
}

/** Pauses that end with the time or with whoever stops it; false from then on. */
function patienceOf(ms: number, clock: Clock, stop: Stop | undefined) {
  let over = false;
  let wake = () => {};
  const ends = () => {
    over = true;
    wake();
  };
  const forget = clock.after(ms, ends);
  stop?.addEventListener('abort', ends);
  return {
    pause: (pauseMs: number) =>
      new Promise<boolean>((resolve) => {
        if (over) {
          resolve(false);
          return;
        }
        const off = clock.after(pauseMs, () => wake());
        wake = () => {
          off();
          resolve(!over);
        };
      }),
    end() {
      forget();
      stop?.removeEventListener('abort', ends);
    },
  };
}

const PAUSE_MS = 2_000;
