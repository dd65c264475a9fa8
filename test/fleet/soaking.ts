import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startEngine } from '../../src/node/fleet/engine.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { sqliteQueue } from '../../src/node/store/sqlite-queue.ts';
import { dead, hostOf, stubbedLook, works } from './looks.ts';
import { simulatedClock } from './simulated-clock.ts';

/** One hour of a soak. */
export interface SoakedHour {
  readonly hour: number;
  /** Since the start. */
  readonly checks: number;
  readonly heapMb: number;
  /** What keeps the process busy or waiting, as Node counts it; and timers of the engine. */
  readonly resources: number;
  readonly timers: number;
}

/** Lets an engine run on a real SQLite file for so many hours of a simulated clock; a twentieth of the hosts is dead, and some fail at times. */
export async function soak(hosts: number, hours: number): Promise<readonly SoakedHour[]> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rdpdoctor-soak-'));
  const clock = simulatedClock(Date.UTC(2026, 8, 1));
  const { store, database } = await openStore(join(folder, 'fleet.db'), () => {});
  // It rings by itself for what other processes add; here there are none.
  const queue = sqliteQueue(database, clock, { leaseMs: 90_000, lookEveryMs: 30_000 });
  const calls = { pending: 0 };
  let checks = 0;
  const counted = countingCalls((change) => (calls.pending += change));
  const found = (host: string) => (Number(host.slice(3)) % 20 === 0 || checks % 50 === 0 ? dead : works);
  const engine = startEngine({
    store: { ...store, hosts: counted(store.hosts), checks: counted(store.checks) },
    queue: { ...counted(queue), onWork: (wake) => queue.onWork(wake) },
    clock,
    name: 'soak',
    vantage: 'here',
    atOnce: 16,
    look: stubbedLook(clock, { found }),
    tasks: [],
    tell: ({ kind }) => (checks += kind === 'checked' ? 1 : 0),
  });
  const settled = async () => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (calls.pending > 0);
  };
  try {
    await store.hosts.put(Array.from({ length: hosts }, (_, i) => hostOf(`srv${i}`)));
    const seen: SoakedHour[] = [];
    for (let hour = 1; hour <= hours; hour += 1) {
      await clock.pass(3_600_000, settled);
      collectGarbage();
      const heapMb = process.memoryUsage().heapUsed / 2 ** 20;
      const resources = process.getActiveResourcesInfo().length;
      seen.push({ hour, checks, heapMb, resources, timers: clock.waiting() });
    }
    return seen;
  } finally {
    await Promise.all([engine.stop(0), clock.pass(60_000, settled)]);
    await queue.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same calls, counted while they run. */
function countingCalls(count: (change: 1 | -1) => void) {
  return <T extends object>(calls: T): T =>
    new Proxy(calls, {
      get(target, name, self) {
        const call: unknown = Reflect.get(target, name, self);
        if (typeof call !== 'function') return call;
        return async (...args: readonly unknown[]): Promise<unknown> => {
          count(1);
          try {
            return await Reflect.apply(call, target, args);
          } finally {
            count(-1);
          }
        };
      },
    });
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
