import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queue } from '../../app/queue.ts';
import { saysAll, startProcess } from '../../../test/fleet/process.conformance.ts';
import { openStore, type OpenedStore } from './open-store.ts';
import { sqliteQueue } from './sqlite-queue.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-queue-'));
const start = Date.parse('2026-11-01T00:00:00.000Z');
const dueAt = new Date(start).toISOString();
const job = (id: string, host = id, vantage = 'here') => ({ id, host, vantage, dueAt });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the queue in SQLite', () => {
  let path = '';
  let opened: OpenedStore;
  let clock: ReturnType<typeof clockAt>;
  let queue: Queue;
  let count = 0;

  beforeEach(async () => {
    path = join(folder, `queue-${(count += 1)}.db`);
    opened = await openStore(path, () => {});
    clock = clockAt(start);
    queue = sqliteQueue(opened.database, clock, { leaseMs: 60_000, lookEveryMs: 1_000 });
  });
  afterEach(async () => {
    await queue.close();
    await opened.store.close();
  });

  it('hands out what is due, the oldest first, each to one worker of its vantage point', async () => {
    await queue.add({ ...job('later'), dueAt: new Date(start + 1).toISOString() });
    await queue.add({ ...job('old'), dueAt: new Date(start - 1).toISOString() });
    for (const one of [job('new'), job('branch', 'srv', 'branch')]) await queue.add(one);
    const [first, second] = await Promise.all([queue.claim('w1', 'here', 1), queue.claim('w2', 'here', 9)]);
    expect(first).toEqual([{ ...job('old'), dueAt: new Date(start - 1).toISOString(), attempt: 0 }]);
    expect(second.map(({ id }) => id)).toEqual(['new']);
    expect(await queue.depth()).toEqual({ waiting: 2, running: 2, dead: 0 });
    await queue.finish('old');
    expect(await queue.claim('w3', 'here', 9)).toEqual([]);
    expect((await queue.claim('w3', 'branch', 9)).map(({ id }) => id)).toEqual(['branch']);
  });

  it('takes no second job of a host and vantage point while one waits or runs', async () => {
    expect(await queue.add(job('1', 'srv'))).toBe(true);
    expect(await queue.add(job('2', 'srv'))).toBe(false);
    expect(await queue.add(job('3', 'srv', 'branch'))).toBe(true);
    await queue.claim('w', 'here', 9);
    expect(await queue.add(job('4', 'srv'))).toBe(false);
    await queue.finish('1');
    expect(await queue.add(job('5', 'srv'))).toBe(true);
  });

  it('tries again later each time, and gives up after the fifth', async () => {
    await queue.add(job('1', 'srv'));
    const waits: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const [claimed] = await queue.claim('w', 'here', 1);
      expect(claimed).toMatchObject({ id: '1', attempt });
      await queue.fail('1', 'no answer');
      const { state, next_at } = await opened.database.query
        .selectFrom('jobs')
        .select(['state', 'next_at'])
        .executeTakeFirstOrThrow();
      const wait = Date.parse(next_at) - clock.now();
      waits.push(state === 'dead' ? Infinity : wait);
      clock.pass(wait - 1);
      expect(await queue.claim('w', 'here', 1)).toEqual([]);
      clock.pass(1);
    }
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, Infinity]);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 1 });
    expect(await queue.add(job('2', 'srv'))).toBe(true);
  });

  it('takes a job back whose worker went away, as an attempt, and lets that worker change nothing', async () => {
    await queue.add(job('1', 'srv'));
    const other = sqliteQueue(opened.database, clock, { leaseMs: 60_000, lookEveryMs: 1_000 });
    await other.claim('slow', 'here', 1);
    expect(await queue.claim('w', 'here', 1)).toEqual([]);
    clock.pass(60_000);
    expect(await queue.claim('w', 'here', 1)).toMatchObject([{ id: '1', attempt: 1 }]);
    await other.fail('1', 'too late');
    expect(await queue.depth()).toMatchObject({ running: 1, waiting: 0 });
    for (let attempt = 2; attempt < 5; attempt += 1) {
      clock.pass(60_000);
      expect(await queue.claim('w', 'here', 1)).toMatchObject([{ attempt }]);
    }
    clock.pass(60_000);
    expect(await queue.claim('w', 'here', 1)).toEqual([]);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 1 });
  });

  it('goes on though the clock is set back: what waits and what a dead worker had is not held for days', async () => {
    await queue.add(job('1', 'waits'));
    await queue.add(job('2', 'runs', 'branch'));
    await queue.claim('dead', 'branch', 1);
    clock.pass(-3 * 86_400_000);
    expect(await queue.claim('w', 'here', 1)).toMatchObject([{ id: '1', attempt: 0 }]);
    expect(await queue.claim('w', 'branch', 1)).toMatchObject([{ id: '2', attempt: 1 }]);
    expect(await queue.claim('w', 'here', 1)).toEqual([]);
  });

  it('wakes who waits: at once for its own jobs, within a second for those of others, and no more when told', async () => {
    let woken = 0;
    const stop = queue.onWork(() => {
      woken += 1;
    });
    await queue.add(job('1'));
    expect(woken).toBe(1);
    clock.pass(1_000);
    clock.pass(1_000);
    expect(woken).toBe(3);
    stop();
    clock.pass(1_000);
    await queue.add(job('2'));
    expect(woken).toBe(3);
    expect(clock.waiting()).toBe(0);
  });

  it('hands each job out once to three processes', async () => {
    for (let i = 0; i < 60; i += 1) await queue.add(job(`${i}`));
    await opened.store.close();
    const said = await Promise.all([1, 2, 3].map(() => saysAll(startProcess('claim', path))));
    expect(said.flat()).toHaveLength(60);
    expect(new Set(said.flat())).toHaveLength(60);
  });
});

function clockAt(start: number) {
  let now = start;
  const alarms = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    after(ms: number, wake: () => void) {
      const alarm = { at: now + ms, wake };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    pass(ms: number) {
      now += ms;
      for (const alarm of [...alarms].filter(({ at }) => at <= now)) {
        alarms.delete(alarm);
        alarm.wake();
      }
    },
    waiting: () => alarms.size,
  };
}
