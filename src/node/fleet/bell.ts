import type { Clock } from '../../app/clock.ts';

/** Something to wait for: it rings when there is something to do, and otherwise after a while. */
export interface Bell {
  readonly ring: () => void;
  /** Kept at the next ring, also one that came since the last wait, or when the time is over. */
  readonly wait: (ms: number) => Promise<void>;
}

export function bellOf(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms) {
      if (!rung)
        await new Promise<void>((resolve) => {
          const cancel = clock.after(ms, resolve);
          wake = () => {
            cancel();
            resolve();
          };
        });
      rung = false;
      wake = undefined;
    },
  };
}
