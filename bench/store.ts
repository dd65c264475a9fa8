// How fast the store is, durable as it is used: tsx bench/store.ts [URL] (a new SQLite file without one).
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRow, latestRow } from '../src/node/store/check-row.ts';
import { inPortions } from '../src/node/store/in-portions.ts';
import { openStore } from '../src/node/store/open-store.ts';
import { sqliteQueue } from '../src/node/store/sqlite-queue.ts';
import { caseOf, check } from '../test/fleet/samples.ts';

const HOSTS = 10_000;
const ADDS = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-bench-'));
const { store, database } = await openStore(process.argv[2] ?? join(folder, 'store.db'), () => {});
const at = (i: number) => new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString();

const file = openSync(join(folder, 'plain'), 'w');
await rate('a plain write of 4 KiB with fsync, to compare', async () => {
  for (let i = 0; i < ADDS; i += 1) {
    writeSync(file, Buffer.alloc(4_096, i));
    fsyncSync(file);
  }
});
closeSync(file);
await rate('adds one after the other', async () => {
  for (let i = 0; i < ADDS; i += 1) await store.checks.add(check('alone', at(i)), caseOf('alone'));
});
await rate('adds, all asked for at once', async () => {
  await Promise.all(
    Array.from({ length: ADDS }, (_, i) => store.checks.add(check('many', at(i)), caseOf('m'))),
  );
});

// Two checks of each host and a week of one, not through `add`: that was measured.
const week = Array.from({ length: 2_016 }, (_, i) => check('srv1', at(i + 2)));
const rows = Array.from({ length: HOSTS * 2 }, (_, i) => check(`srv${i % HOSTS}`, at(Math.floor(i / HOSTS))));
for (const portion of inPortions([...rows, ...week].map(checkRow)))
  await database.query.insertInto('checks').values(portion).execute();
for (const portion of inPortions(rows.slice(HOSTS).map(latestRow)))
  await database.query.insertInto('latest').values(portion).execute();

await times('the newest check of 10,000 hosts', 15, () => store.checks.latest());
await times('a day of one host (288 checks)', 30, () =>
  store.checks.of({ host: 'srv1', limit: 288, newestFirst: true }),
);
await times('a week of one host (2,016 checks)', 15, () =>
  store.checks.of({ host: 'srv1', limit: 2_016, newestFirst: true }),
);
await times('one check with its case', 30, () => store.checks.get(check('alone', at(7)).id));

if (database.kind === 'sqlite') {
  const queue = sqliteQueue(database, { now: Date.now, after: () => () => {} });
  await rate('jobs added, claimed by twenty and finished', async () => {
    for (let i = 0; i < ADDS; i += 1)
      await queue.add({ id: `${i}`, host: `${i}`, vantage: 'here', dueAt: at(0) });
    for (let left = ADDS; left > 0;) {
      const jobs = await queue.claim('bench', 'here', 20);
      for (const { id } of jobs) await queue.finish(id);
      left -= jobs.length;
    }
  });
}
await store.close();
rmSync(folder, { recursive: true, force: true });

/** How many of `ADDS` a second, and the processor time of each. */
async function rate(what: string, act: () => Promise<void>): Promise<void> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(before);
  const took = (performance.now() - start) / 1_000;
  say(what, `${Math.round(ADDS / took)}/s, ${ms((user + system) / 1_000 / ADDS)} CPU each`);
}

async function times(what: string, rounds: number, act: () => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  const cpu: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await act();
    const { user, system } = process.cpuUsage(before);
    took.push(performance.now() - start);
    cpu.push((user + system) / 1_000);
  }
  const [first = 0] = took;
  const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[rounds >> 1];
  say(what, `median ${ms(middle(took))} (${ms(middle(cpu))} CPU), first ${ms(first)} (${ms(cpu[0])} CPU)`);
}

function ms(value = 0): string {
  return `${value.toFixed(1)} ms`;
}

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(46)} ${figure}`);
}
