import type { Clock } from '../../app/clock.ts';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, Math.min(Math.max(0, ms), LONGEST));
    return () => clearTimeout(timer);
  },
};

/** Timers of Node that are longer fire at once. */
const LONGEST = 2 ** 31 - 1;
