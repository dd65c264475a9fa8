import type { Clock } from '../../app/clock.ts';
import type { Queue } from '../../app/queue.ts';
import type { Store } from '../../app/store.ts';
import { openStore } from '../store/open-store.ts';
import type { Skipped } from '../store/readable.ts';
import { sqliteQueue } from '../store/sqlite-queue.ts';
import { withinMs } from './steadily.ts';
import type { BossTimes } from './pg-boss-queue.ts';

/** The store of a fleet and its queue, on one database. */
export interface Fleet {
  readonly store: Store;
  readonly queue: Queue;
  readonly close: () => Promise<void>;
}

/** Opens both by the URL of the store: SQLite has its queue in the same file, PostgreSQL has pg-boss. */
export async function openFleet(
  url: string,
  clock: Clock,
  skipped: Skipped,
  times?: BossTimes,
): Promise<Fleet> {
  const { store, database } = await openStore(url, skipped);
  const open = async () => {
    if (database.kind === 'sqlite') {
      const leaseMs = (times?.lease ?? LEASE_SECONDS) * 1_000;
      return sqliteQueue(database, clock, { leaseMs, lookEveryMs: 1_000 });
    }
    return (await import('./pg-boss-queue.ts')).openPgBossQueue(url, times);
  };
  try {
    const queue = await open();
    const close = async () => {
      // A database that hangs holds up nobody's Ctrl-C.
      await withinMs(clock, CLOSING, queue.close().then(store.close));
    };
    return { store, queue, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const CLOSING = 1_500;
/** Longer than the longest look. */
const LEASE_SECONDS = 90;
