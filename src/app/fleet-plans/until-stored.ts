import type { Clock } from '../clock.ts';
import type { Stop } from '../stop.ts';
import { StoreProblem } from '../store-problem.ts';

/** Does something with the store as soon as that is back; false where the server ended before. */
export async function untilStored(work: () => Promise<unknown>, clock: Clock, stop: Stop): Promise<boolean> {
  let [wait, left] = [FIRST_WAIT, LAST_TRIES];
  for (;;) {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof StoreProblem)) throw error;
    }
    if (stop.aborted && (left -= 1) === 0) return false;
    await pause(clock, stop.aborted ? FIRST_WAIT : wait, stop);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }
}

/** Waits so long, or until the server is to end. */
function pause(clock: Clock, ms: number, stop: Stop): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      stop.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    stop.addEventListener('abort', end);
  });
}

const FIRST_WAIT = 250;
const LONGEST_WAIT = 15_000;
/** What cannot be written in the last second is left to the next start. */
const LAST_TRIES = 4;
