import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Queue } from '../../src/app/queue.ts';
import { openPgBossQueue } from '../../src/node/fleet/pg-boss-queue.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { sqliteQueue } from '../../src/node/store/sqlite-queue.ts';
import { memoryQueue } from './memory-queue.ts';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';

/** So short that a test can wait for its end; everything else lends for longer than any test takes. */
const SHORT_MS = 1_000;
const LONG_MS = 600_000;
const without = noPostgres();
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-queues-'));
let postgres: RunningPostgres | undefined;
let url = '';

beforeAll(async () => {
  if (without !== undefined) return;
  postgres = await startPostgres();
  url = await postgres.newDatabase();
});
afterAll(() => {
  postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Opening = (leaseMs: number) => Promise<readonly [Queue, () => Promise<void>]>;

const asked = (host: string, vantage: string) => ({
  id: randomUUID(),
  host,
  vantage,
  dueAt: new Date(Date.now() - 1_000).toISOString(),
});

describe.each<[string, string | undefined, Opening]>([
  ['in memory', undefined, async (leaseMs) => [memoryQueue(systemClock, leaseMs), async () => {}]],
  [
    'in a SQLite file',
    undefined,
    async (leaseMs) => {
      const { database, store } = await openStore(join(folder, `${randomUUID()}.db`), () => {});
      return [sqliteQueue(database, systemClock, { leaseMs, lookEveryMs: 200 }), store.close];
    },
  ],
  [
    'in PostgreSQL',
    without,
    async (leaseMs) => {
      const times = { lease: leaseMs / 1_000, lookEvery: 1, firstPause: 0 };
      return [await openPgBossQueue(url, times), async () => {}];
    },
  ],
])('a queue %s', (_, missing, open) => {
  const opened = async (use: (queue: Queue) => Promise<void>, leaseMs = LONG_MS) => {
    const [queue, close] = await open(leaseMs);
    try {
      await use(queue);
    } finally {
      await queue.close();
      await close();
    }
  };

  it.skipIf(missing)('lends a job to one of those who ask, and forgets it when it is finished', () =>
    opened(async (queue) => {
      const job = asked('srv01', 'one');
      expect(await queue.add(job)).toBe(true);
      const claimed = await Promise.all(['a', 'b', 'c'].map((name) => queue.claim(name, 'one', 5)));
      expect(claimed.flat()).toEqual([{ ...job, attempt: 0 }]);
      await queue.finish(job.id);
      expect(await queue.add(asked('srv01', 'one'))).toBe(true);
    }),
  );

  it.skipIf(missing)('holds one job of a host and vantage point, whether it waits or runs', () =>
    opened(async (queue) => {
      expect(await queue.add(asked('[2001:db8::1]:3389', 'Zürich / 2'))).toBe(true);
      expect(await queue.add(asked('[2001:db8::1]:3389', 'Zürich / 2'))).toBe(false);
      expect(await queue.add(asked('[2001:db8::1]:3389', 'Zürich / 3'))).toBe(true);
      expect(await queue.claim('a', 'Zürich / 2', 5)).toHaveLength(1);
      expect(await queue.add(asked('[2001:db8::1]:3389', 'Zürich / 2'))).toBe(false);
    }),
  );

  it.skipIf(missing)('gives no more than was asked for, and nothing of another vantage point', () =>
    opened(async (queue) => {
      for (const host of ['a', 'b', 'c']) await queue.add(asked(host, 'three'));
      expect(await queue.claim('w', 'four', 5)).toEqual([]);
      expect(await queue.claim('w', 'three', 2)).toHaveLength(2);
      expect(await queue.claim('w', 'three', 2)).toHaveLength(1);
    }),
  );

  it.skipIf(missing)('takes a job back from a worker that went away', () =>
    opened(async (queue) => {
      const job = asked('srv01', 'five');
      await queue.add(job);
      expect(await queue.claim('gone', 'five', 1)).toHaveLength(1);
      const again = await vi.waitFor(
        async () => {
          const claimed = await queue.claim('next', 'five', 1);
          expect(claimed).toHaveLength(1);
          return claimed;
        },
        { timeout: 400_000, interval: 100 },
      );
      expect(again).toEqual([{ ...job, attempt: 1 }]);
    }, SHORT_MS),
  );

  it.skipIf(missing)('wakes who waits', () =>
    opened(async (queue) => {
      const woken = new Promise<void>((resolve) => {
        queue.onWork(resolve);
      });
      await queue.add(asked('srv01', 'six'));
      expect(
        await Promise.race([woken.then(() => 'woken'), after(400_000, 'forgotten', { ref: false })]),
      ).toBe('woken');
    }),
  );
});

describe.skipIf(without)('pg-boss', () => {
  it('gives a job up after the fifth attempt, counts it as dead, and lets the host be asked for again', async () => {
    const queue = await openPgBossQueue(url, { lease: 60, lookEvery: 1, firstPause: 0 });
    try {
      const { dead } = await queue.depth();
      await queue.add(asked('poison', 'seven'));
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const [job] = await queue.claim('w', 'seven', 1);
        expect(job?.attempt).toBe(attempt);
        await queue.fail(job!.id, 'it always fails');
      }
      expect(await queue.claim('w', 'seven', 1)).toEqual([]);
      expect(await queue.depth()).toMatchObject({ dead: dead + 1 });
      expect(await queue.add(asked('poison', 'seven'))).toBe(true);
    } finally {
      await queue.close();
    }
  });

  it('wakes workers of other processes at once', async () => {
    const [here, there] = [await openPgBossQueue(url), await openPgBossQueue(url)];
    try {
      await there.claim('w', 'eight', 1);
      let times = 0;
      // The connection that listens is opened on the side, and may wake once by itself.
      const woken = new Promise<string>((resolve) => {
        there.onWork(() => {
          times += 1;
          if (times === 3) resolve('woken');
        });
      });
      for (let said = ''; said === ''; said = await Promise.race([woken, after(20, '')]))
        await here.add(asked(randomUUID(), 'eight'));
    } finally {
      await here.close();
      await there.close();
    }
  });
});
