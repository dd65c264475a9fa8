import type { Clock } from '../../app/clock.ts';
import type { Outage } from './outage.ts';

/** Does something with a database until it works, however long that takes; nothing where it was stopped first. */
export type Steadily = <T>(what: string, work: () => Promise<T>) => Promise<T | undefined>;

/** `what` names it where it fails, and is the same whenever the same is done. */
export function steadily(clock: Clock, stop: AbortSignal, outage: Outage): Steadily {
  return async (what, work) => {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const done = await work();
        outage.worked(what);
        return done;
      } catch (error) {
        outage.failed(what, error);
      }
      await pause(clock, wait, stop);
      if (stop.aborted) return undefined;
    }
  };
}

/** Waits so long, or until it is stopped. */
export function pause(clock: Clock, ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const end = () => {
      cancel();
      stop.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    stop.addEventListener('abort', end);
  });
}

/** Waits for something, but no longer than so long. */
export async function withinMs(clock: Clock, ms: number, something: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([something, pause(clock, ms, enough.signal)]);
  enough.abort();
}

const FIRST_WAIT = 250;
const LONGEST_WAIT = 15_000;
