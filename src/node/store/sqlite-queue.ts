import type { Clock } from '../../app/clock.ts';
import type { Job, Queue } from '../../app/queue.ts';
import type { Database } from './database.ts';
import { handBack, leaseJobs } from './lease.ts';
import type { JobRow } from './tables.ts';
import { workBell } from './work-bell.ts';

/** How long a job is lent, and how often jobs that other processes added are looked for, in milliseconds. */
export interface QueueTimes {
  readonly leaseMs: number;
  readonly lookEveryMs: number;
}

/** The queue inside a SQLite file, which several processes may use at once. */
export function sqliteQueue(
  { query: db }: Database,
  clock: Clock,
  { leaseMs, lookEveryMs }: QueueTimes = usualTimes,
): Queue {
  const at = (ms: number) => new Date(clock.now() + ms).toISOString();
  const bell = workBell(clock, lookEveryMs);
  // By the number of its attempt a job is known as the one that was lent here, and not again to somebody else.
  const lent = new Map<string, number>();
  return {
    async add({ id, host, vantage, dueAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('jobs')
        .values({ id, host, vantage, due_at: dueAt, state: 'waiting', attempts: 0, next_at: dueAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      bell.ring();
      return true;
    },
    async claim(worker, vantage, limit) {
      const rows = await leaseJobs(db, {
        worker,
        vantage,
        limit,
        now: at(0),
        until: at(leaseMs),
        farthest: at(LONGEST_WAIT_MS),
      });
      for (const { id, attempts } of rows) lent.set(id, attempts);
      return rows.map(jobOf).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    },
    async finish(id) {
      lent.delete(id);
      await db.deleteFrom('jobs').where('id', '=', id).execute();
    },
    async fail(id, problem) {
      const attempts = lent.get(id);
      if (attempts === undefined) return;
      await handBack(db, { id, attempts, nextAt: at(backoffMs(attempts)), problem });
      lent.delete(id);
    },
    async depth() {
      const rows = await db
        .selectFrom('jobs')
        .select(['state', (eb) => eb.fn.countAll<number>().as('jobs')])
        .groupBy('state')
        .execute();
      const of = (state: string) => rows.find((row) => row.state === state)?.jobs ?? 0;
      return { waiting: of('waiting'), running: of('running'), dead: of('dead') };
    },
    onWork: bell.onWork,
    close: async () => bell.end(),
  };
}

function jobOf(row: JobRow): Job {
  return { id: row.id, host: row.host, vantage: row.vantage, dueAt: row.due_at, attempt: row.attempts - 1 };
}

/** Half a minute after the first attempt, and twice as long after each other. */
function backoffMs(attempts: number): number {
  return 30_000 * 2 ** (attempts - 1);
}

/** Longer than any lease and any wait after a failure. */
const LONGEST_WAIT_MS = 3_600_000;

const usualTimes: QueueTimes = { leaseMs: 300_000, lookEveryMs: 1_000 };
