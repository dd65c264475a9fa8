import { sql } from 'kysely';
import { migrate, migrations } from '../../src/node/store/migrate.ts';
import { openDatabase } from '../../src/node/store/open-database.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { sqliteQueue } from '../../src/node/store/sqlite-queue.ts';
import { caseOf, check } from './samples.ts';

// A process that uses a store until it is done or killed, and says each thing that it was confirmed.
const [task = '', url = '', ...rest] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);
const tasks: Readonly<Record<string, () => Promise<void>>> = { add, claim, migrateHalf };
await tasks[task]?.();

/** Adds checks, the same as every other such process; says those that it was the one to add. */
async function add(): Promise<void> {
  const { store } = await openStore(url, () => {});
  const most = Number(rest[0] ?? Infinity);
  for (let i = 0; i < most; i += 1) {
    const one = check(`srv${i % 7}`, new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString());
    if (await store.checks.add(one, caseOf(one.host))) say(one.id);
  }
  await store.close();
}

/** Takes jobs and finishes them until there are none. */
async function claim(): Promise<void> {
  const { store, database } = await openStore(url, () => {});
  const queue = sqliteQueue(database, { now: Date.now, after: () => () => {} });
  for (;;) {
    const jobs = await queue.claim(`worker ${process.pid}`, 'here', 3);
    if (jobs.length === 0) break;
    for (const { id } of jobs) {
      say(id);
      await queue.finish(id);
    }
  }
  await store.close();
}

/** Begins a migration, and waits in its middle. */
async function migrateHalf(): Promise<void> {
  const database = await openDatabase(url);
  const keptAlive = setInterval(() => {}, 1_000);
  await migrate(database, migrations.length + 1, [
    ...migrations,
    {
      name: 'half',
      up: async (db) => {
        await sql`ALTER TABLE hosts ADD COLUMN more text`.execute(db);
        await sql`DELETE FROM notes`.execute(db);
        say('in the middle');
        await new Promise(() => {});
      },
      down: async () => {},
    },
  ]);
  clearInterval(keptAlive);
}
