import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killAllTheWhile, type Killed } from './killing.ts';
import { noPostgres, startPostgres } from './postgres.ts';

/** RDPDOCTOR_KILL_HOSTS=10000 makes it the long run whose figures are in docs/measured.md. */
const asked = Number(process.env['RDPDOCTOR_KILL_HOSTS'] ?? 0);
const hosts = asked > 0 ? asked : 120;
const livesChecks = asked > 0 ? 300 : 25;
const longestMs = asked > 0 ? 3_000_000 : 500_000;
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-kill-'));
const without = noPostgres();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('whichever process is killed at whatever moment, no check is lost and none is told twice', () => {
  it.skipIf(without)(
    'a watch and three workers on PostgreSQL',
    async () => {
      const postgres = await startPostgres();
      try {
        const url = await postgres.newDatabase();
        const roles = ['watch', 'worker', 'worker', 'worker'] as const;
        expectEachOnce(await killAllTheWhile({ url, hosts, roles, livesChecks, longestMs }));
      } finally {
        postgres.close();
      }
    },
    longestMs + 60_000,
  );

  it(
    'the one process on a SQLite file',
    async () => {
      const url = join(folder, 'one.db');
      expectEachOnce(await killAllTheWhile({ url, hosts, roles: ['watch'], livesChecks, longestMs }));
    },
    longestMs + 60_000,
  );

  it(
    'two processes that watch one SQLite file',
    async () => {
      const url = join(folder, 'two.db');
      const roles = ['watch', 'watch'] as const;
      expectEachOnce(await killAllTheWhile({ url, hosts, roles, livesChecks, longestMs }));
    },
    longestMs + 60_000,
  );
});

function expectEachOnce({ kills, seconds, stored, told, depth }: Killed): void {
  const ids = [...stored.values()].flat();
  console.log(`${ids.length} checks, ${kills} kills in ${seconds.toFixed(0)} s, ${told.length} told`);
  expect(kills).toBeGreaterThan(2);
  expect([...stored].filter(([, checks]) => checks.length !== 1)).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
  expect(told.filter((id) => !ids.includes(id))).toEqual([]);
  // Who is killed between storing and telling told nobody: at most what it had in hand.
  expect(told.length).toBeGreaterThanOrEqual(ids.length - kills * 4);
  expect(depth).toEqual({ waiting: 0, running: 0, dead: 0 });
}
