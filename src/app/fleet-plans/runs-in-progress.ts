import type { Clock } from '../clock.ts';

/** What is being carried out, by the name of its plan; it goes on though nobody waits. */
export interface RunsInProgress {
  readonly add: (id: string, work: Promise<void>) => void;
  readonly has: (id: string) => boolean;
  /** Kept when this one has ended, or the time is up. */
  readonly wait: (id: string, ms: number) => Promise<void>;
  /** Kept when all have ended. */
  readonly ended: () => Promise<void>;
}

export function runsInProgress(clock: Clock): RunsInProgress {
  const works = new Map<string, Promise<void>>();
  return {
    add(id, work) {
      works.set(id, work);
      const end = () => void works.delete(id);
      void work.then(end, end);
    },
    has: (id) => works.has(id),
    async wait(id, ms) {
      const work = works.get(id);
      if (work === undefined) return;
      let off = () => {};
      const timeUp = new Promise<void>((resolve) => (off = clock.after(ms, resolve)));
      await Promise.race([work, timeUp]);
      off();
    },
    async ended() {
      await Promise.all(works.values());
    },
  };
}
