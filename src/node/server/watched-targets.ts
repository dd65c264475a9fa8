import type { Clock } from '../../app/clock.ts';
import type { Store } from '../../app/store.ts';

/** The targets that are watched: whoever may look at hosts may look at these. */
export interface WatchedTargets {
  readonly has: (target: string) => boolean;
  /** Reads them again; rejects where the database cannot be asked. */
  readonly read: () => Promise<void>;
  /** Reads them again as soon as the database can be asked, for nobody who waits. */
  readonly readSurely: () => void;
}

/** Those of a store; none until they are read. */
export function watchedTargets(
  hosts: Pick<Store['hosts'], 'all'>,
  clock: Pick<Clock, 'after'>,
  ending: AbortSignal,
): WatchedTargets {
  let watched: ReadonlySet<string> = new Set();
  let begun = 0;
  let taken = 0;
  const read = async () => {
    begun += 1;
    const mine = begun;
    const all = await hosts.all();
    // What was read earlier must not take the place of what was read later.
    if (mine < taken) return;
    taken = mine;
    watched = new Set(all.map(({ target }) => target));
  };
  const readSurely = () => {
    read().catch(() => {
      if (!ending.aborted) clock.after(AGAIN_MS, readSurely);
    });
  };
  return { has: (target) => watched.has(target), read, readSurely };
}

const AGAIN_MS = 5_000;
