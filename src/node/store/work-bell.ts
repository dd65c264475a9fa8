import type { Clock } from '../../app/clock.ts';

/** Calls whoever waits for work: at once when it rings, and regularly for what other processes added or let go. */
export interface WorkBell {
  readonly ring: () => void;
  readonly onWork: (wake: () => void) => () => void;
  readonly end: () => void;
}

/** A bell that also rings by itself, every so many milliseconds, while somebody waits. */
export function workBell(clock: Clock, everyMs: number): WorkBell {
  const wakers = new Set<() => void>();
  let stop: (() => void) | undefined;
  const ring = () => {
    for (const wake of wakers) wake();
  };
  const look = () => {
    stop = clock.after(everyMs, () => {
      look();
      ring();
    });
  };
  const end = () => {
    wakers.clear();
    stop?.();
    stop = undefined;
  };
  return {
    ring,
    end,
    onWork: (wake) => {
      wakers.add(wake);
      if (stop === undefined) look();
      return () => {
        wakers.delete(wake);
        if (wakers.size === 0) end();
      };
    },
  };
}
