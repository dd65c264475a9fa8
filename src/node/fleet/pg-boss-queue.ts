import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Job, Queue } from '../../app/queue.ts';
import { MOST_ATTEMPTS } from '../store/lease.ts';
import { postgresProblem } from '../store/postgres-problem.ts';
import { listenForWork } from './work-listener.ts';

/** How long a job is lent, how often those that did not come back are looked for, and the first pause after a failure; seconds. */
export interface BossTimes {
  readonly lease: number;
  readonly lookEvery: number;
  readonly firstPause: number;
}

/** The queue of many processes: pg-boss, in a schema of its own on the database of the store; one queue a vantage point. */
export async function openPgBossQueue(url: string, times: BossTimes = usualTimes): Promise<Queue> {
  const pool = { max: 8, connectionTimeoutMillis: 5_000, keepAlive: true, query_timeout: 60_000 };
  const boss = new PgBoss({
    ...pool,
    connectionString: url,
    application_name: 'rdpdoctor queue',
    schema: SCHEMA,
    schedule: false,
    superviseIntervalSeconds: times.lookEvery,
    monitorIntervalSeconds: times.lookEvery,
    maintenanceIntervalSeconds: 300,
  });
  // Whoever calls is told by that call; what runs behind it goes on by itself when the database is back.
  boss.on('error', () => {});
  await named(() => boss.start());
  await named(() => boss.createQueue(DEAD, { retentionSeconds: 14 * 86_400 }));
  return queueOn(boss, url, times);
}

function queueOn(boss: PgBoss, url: string, times: BossTimes): Queue {
  const queueOf = queuesOf(boss, times);
  // The number of the attempt tells a job that was lent here from the same job lent to somebody else since.
  const lent = new Map<string, { readonly name: string; readonly retryCount: number }>();
  const listening = listenTo(url);
  const settle = async (id: string, how: (name: string, attempt: Attempt) => Promise<unknown>) => {
    const job = lent.get(id);
    if (job === undefined) return;
    await named(() => how(job.name, { id, retryCount: job.retryCount }));
    lent.delete(id);
  };
  return {
    async add({ id, host, vantage, dueAt }) {
      const name = await queueOf(vantage);
      const singletonKey = Buffer.from(host).toString('base64url');
      const sent = await named(() => boss.send(name, { host, vantage, dueAt }, { id, singletonKey }));
      // A hint alone: who misses it looks again by itself.
      if (sent !== null) await notify(boss).catch(() => {});
      return sent !== null;
    },
    async claim(_worker, vantage, limit) {
      const name = await queueOf(vantage);
      const fetched = await named(() => boss.fetch(name, { batchSize: limit }));
      const jobs: Job[] = [];
      for (const { id, data, retryCount } of fetched) {
        lent.set(id, { name, retryCount });
        const asked = askedSchema.safeParse(data);
        if (asked.success) jobs.push({ id, ...asked.data, attempt: retryCount });
        else await settle(id, (queue, attempt) => boss.fail(queue, attempt, { problem: 'not understood' }));
      }
      return jobs;
    },
    finish: (id) => settle(id, (name, attempt) => boss.complete(name, attempt)),
    fail: (id, problem) =>
      settle(id, (name, attempt) => boss.fail(name, attempt, { problem: problem.slice(0, 500) })),
    depth: () => depthOf(boss),
    onWork: (wake) => listening.onWork(wake),
    async close() {
      await listening.end();
      await boss.stop({ graceful: false });
    },
  };
}

/** The name of the queue of a vantage point, made where it is not there. */
function queuesOf(boss: PgBoss, { lease, firstPause }: BossTimes): (vantage: string) => Promise<string> {
  const known = new Map<string, string>();
  return async (vantage) => {
    const made = known.get(vantage);
    if (made !== undefined) return made;
    const name = `check/${vantage.replaceAll(/[^\w-]/g, (letter) => `.${letter.codePointAt(0)?.toString(16)}.`)}`;
    await named(() =>
      boss.createQueue(name, {
        // One job of a host waits or runs at a time.
        policy: 'exclusive',
        deadLetter: DEAD,
        expireInSeconds: lease,
        retryLimit: MOST_ATTEMPTS - 1,
        retryDelay: firstPause,
        retryBackoff: firstPause > 0,
        retentionSeconds: 86_400,
        deleteAfterSeconds: 300,
      }),
    );
    known.set(vantage, name);
    return name;
  };
}

/** One connection that listens for all who wait here; while it is lost they look by themselves. */
function listenTo(url: string) {
  const wakers = new Set<() => void>();
  const listener = listenForWork(url, CHANNEL, () => {
    for (const wake of wakers) wake();
  });
  return {
    onWork(wake: () => void) {
      wakers.add(wake);
      return () => void wakers.delete(wake);
    },
    async end() {
      wakers.clear();
      await listener.end();
    },
  };
}

async function notify(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(`NOTIFY ${CHANNEL}`);
}

async function depthOf(boss: PgBoss): ReturnType<Queue['depth']> {
  const text = `SELECT
    count(*) FILTER (WHERE name <> '${DEAD}' AND state IN ('created', 'retry'))::int AS waiting,
    count(*) FILTER (WHERE name <> '${DEAD}' AND state = 'active')::int AS running,
    count(*) FILTER (WHERE name = '${DEAD}')::int AS dead FROM ${SCHEMA}.job`;
  const { rows } = await named(() => boss.getDb().executeSql(text));
  return depthSchema.parse(rows[0]);
}

async function named<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw postgresProblem(error, 'the queue');
  }
}

interface Attempt {
  readonly id: string;
  readonly retryCount: number;
}

const askedSchema = z.object({ host: z.string(), vantage: z.string(), dueAt: z.string() });
const depthSchema = z.object({ waiting: z.number(), running: z.number(), dead: z.number() });
const SCHEMA = 'rdpdoctor_queue';
const DEAD = 'dead';
const CHANNEL = 'rdpdoctor_work';
const usualTimes: BossTimes = { lease: 90, lookEvery: 15, firstPause: 30 };
