import type { Clock } from '../../src/app/clock.ts';

/** A clock that moves only when a test moves it; it may be set wrong, as clocks of machines are. */
export interface SimulatedClock extends Clock {
  /** Lets so much time pass: wakes who waits, in order, and lets what they do settle before the next. */
  readonly pass: (ms: number, settled?: () => Promise<void>) => Promise<void>;
  /** Sets the time of day forward or back; who waits goes on waiting as long as before. */
  readonly jump: (ms: number) => void;
  /** How many wait to be woken. */
  readonly waiting: () => number;
}

export function simulatedClock(start: number): SimulatedClock {
  let steady = 0;
  let offset = start;
  let count = 0;
  const timers = new Map<number, { readonly at: number; readonly wake: () => void }>();
  const next = () => {
    let first: number | undefined;
    for (const [id, { at }] of timers) if (first === undefined || at < timers.get(first)!.at) first = id;
    return first;
  };
  return {
    now: () => steady + offset,
    after(ms, wake) {
      count += 1;
      const id = count;
      timers.set(id, { at: steady + Math.max(0, ms), wake });
      return () => void timers.delete(id);
    },
    async pass(ms, settled = turn) {
      const end = steady + ms;
      await settled();
      for (let id = next(); id !== undefined && timers.get(id)!.at <= end; id = next()) {
        const { at, wake } = timers.get(id)!;
        timers.delete(id);
        steady = Math.max(steady, at);
        wake();
        await settled();
      }
      steady = end;
    },
    jump(ms) {
      offset += ms;
    },
    waiting: () => timers.size,
  };
}

/** Lets everything that is ready run. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
