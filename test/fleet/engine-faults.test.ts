import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../src/node/fleet/engine.ts';
import { sql } from 'kysely';
import type { Clock } from '../../src/app/clock.ts';
import { openFleet, type Fleet } from '../../src/node/fleet/open-fleet.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { sqliteQueue } from '../../src/node/store/sqlite-queue.ts';
import type { Told } from '../../src/node/fleet/told.ts';
import { killedTimes } from './killed-times.ts';
import { hostOf, stubbedLook } from './looks.ts';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';

const without = noPostgres();
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-faults-'));
let postgres: RunningPostgres | undefined;

beforeAll(async () => {
  if (without === undefined) postgres = await startPostgres();
});
afterAll(() => {
  postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** An engine whose looks take so long; it looks at everything once, and tells what happens. */
async function engineOn(
  fleet: Pick<Fleet, 'store' | 'queue'>,
  hosts: number,
  tookMs: number,
  told: Told[],
  clock: Clock = systemClock,
) {
  await fleet.store.hosts.put(Array.from({ length: hosts }, (_, i) => hostOf(`srv${i}`, 7 * 86_400)));
  return startEngine({
    ...fleet,
    clock,
    name: 'test',
    vantage: 'here',
    atOnce: 4,
    look: stubbedLook(clock, { tookMs }),
    tasks: [],
    atMost: 1_000,
    tell: (each) => told.push(each),
  });
}

/** The same on a database that is opened for it. */
async function engineAt(
  url: string,
  hosts: number,
  tookMs: number,
  told: Told[],
  clock: Clock = systemClock,
) {
  const fleet = await openFleet(url, clock, () => {}, killedTimes);
  return { fleet, engine: await engineOn(fleet, hosts, tookMs, told, clock) };
}

const checkedIn = (told: readonly Told[]) =>
  told.flatMap((each) => (each.kind === 'checked' ? [each.check.host] : []));
const patient = { timeout: 400_000, interval: 50 };

describe.skipIf(without)('a PostgreSQL whose power is cut in the middle', () => {
  it('is told once, waited for, and everything is looked at once in the end', async () => {
    const told: Told[] = [];
    const { fleet, engine } = await engineAt(await postgres!.newDatabase(), 60, 50, told);
    try {
      await vi.waitFor(() => expect(checkedIn(told).length).toBeGreaterThan(5), patient);
      postgres!.stop('immediate');
      await vi.waitFor(() => expect(told.map(({ kind }) => kind)).toContain('away'), patient);
      postgres!.start();
      await vi.waitFor(() => expect(checkedIn(told)).toHaveLength(60), patient);
      await vi.waitFor(() => expect(told.map(({ kind }) => kind)).toContain('back'), patient);
      expect(new Set(checkedIn(told)).size).toBe(60);
      const problem = told.find((each) => each.kind === 'away')?.problem;
      expect(problem).toContain('cannot be reached');
    } finally {
      await engine.stop(500);
      await fleet.close();
    }
  });
});

describe('a stop in the middle', () => {
  it('hands back at once what takes long; whoever comes next does it', async () => {
    const url = join(folder, 'stopped.db');
    const told: Told[] = [];
    const first = await engineAt(url, 3, 60_000, told);
    await vi.waitFor(
      async () => expect(await first.fleet.queue.depth()).toMatchObject({ running: 3 }),
      patient,
    );
    const began = performance.now();
    await first.engine.stop(100);
    // What runs would take a minute.
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(await first.fleet.queue.depth()).toMatchObject({ running: 0, waiting: 3, dead: 0 });
    expect(told).toEqual([]);
    await first.fleet.close();
    // What was handed back rests for a while first.
    const later = { ...systemClock, now: () => Date.now() + 600_000 };
    const next = await engineAt(url, 3, 1, told, later);
    await vi.waitFor(() => expect(checkedIn(told)).toHaveLength(3), patient);
    await next.engine.stop(100);
    await next.fleet.close();
  });
});

describe('a disk that is full for a while', () => {
  it('is told once, waited for, and everything is looked at once in the end', async () => {
    const told: Told[] = [];
    const { store, database } = await openStore(join(folder, 'full.db'), () => {});
    const queue = sqliteQueue(database, systemClock, { leaseMs: 60_000, lookEveryMs: 200 });
    const engine = await engineOn({ store, queue }, 120, 5, told);
    try {
      await vi.waitFor(() => expect(checkedIn(told).length).toBeGreaterThan(3), patient);
      // SQLite refuses to grow its file, as on a full disk.
      await sql`PRAGMA max_page_count = 1`.execute(database.query);
      await vi.waitFor(() => expect(told.map(({ kind }) => kind)).toContain('away'), patient);
      await sql`PRAGMA max_page_count = 1000000`.execute(database.query);
      await vi.waitFor(() => expect(checkedIn(told)).toHaveLength(120), patient);
      await vi.waitFor(() => expect(told.map(({ kind }) => kind)).toContain('back'), patient);
      expect(new Set(checkedIn(told)).size).toBe(120);
      expect(told.find((each) => each.kind === 'away')?.problem).toContain('full');
    } finally {
      await engine.stop(500);
      await queue.close();
      await store.close();
    }
  });
});
