import type { Clock } from '../../app/clock.ts';
import type { Outage } from './outage.ts';
import { pause, steadily, withinMs } from './steadily.ts';

/** Does something again and again, so long after it ended; what a database refuses is tried until it works. */
export function repeating(
  clock: Clock,
  outage: Outage,
  everyMs: number,
  what: string,
  run: (signal: AbortSignal) => Promise<unknown>,
) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const surely = steadily(clock, signal, outage);
  const looping = (async () => {
    while (!signal.aborted) {
      await surely(what, () => run(signal));
      await pause(clock, everyMs, signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await withinMs(clock, STOPPING, looping);
    },
  };
}

const STOPPING = 1_500;
