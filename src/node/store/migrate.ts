import { sql, type Kysely, type Transaction } from 'kysely';
import { StoreProblem } from '../../app/store-problem.ts';
import { columnsOf } from './columns.ts';
import type { Database } from './database.ts';
import { checksMigration } from './migrations/0001-checks.ts';
import { daysMigration } from './migrations/0002-days.ts';
import { alertsMigration } from './migrations/0003-alerts.ts';
import { peopleMigration } from './migrations/0004-people.ts';
import { jobsMigration } from './migrations/0005-jobs.ts';
import { oneNameMigration } from './migrations/0006-one-name.ts';
import type { Tables } from './tables.ts';
import type { Migration } from './migrations/migration.ts';

/** Every step in its order; its number is its place, from 1. A step that was released is never changed. */
export const migrations: readonly Migration[] = [
  checksMigration,
  daysMigration,
  alertsMigration,
  peopleMigration,
  jobsMigration,
  oneNameMigration,
];

/** Brings a database to a version, forwards or backwards, in one transaction: it ends there or stays where it was. */
export async function migrate(
  database: Database,
  to: number = migrations.length,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  if ((await versionOf(database)) === to) return;
  await database.query.transaction().execute((trx) => migrateWithin(database, trx, to, steps));
}

/** The same inside a transaction that does more. */
export async function migrateWithin(
  { kind, name }: Database,
  trx: Transaction<Tables>,
  to: number,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  // Two processes that start at once must not both migrate; SQLite has its lock already.
  if (kind === 'postgres') await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(trx);
  await sql`CREATE TABLE IF NOT EXISTS rdpdoctor_version (version integer NOT NULL)`.execute(trx);
  const from = await readVersion(trx);
  if (from > steps.length) throw newer(name, from, steps.length);
  const column = columnsOf(kind);
  for (const step of steps.slice(from, to)) await step.up(trx, column);
  for (const step of steps.slice(to, from).toReversed()) await step.down(trx);
  await sql`DELETE FROM rdpdoctor_version`.execute(trx);
  await sql`INSERT INTO rdpdoctor_version (version) VALUES (${to})`.execute(trx);
}

/** The version a database is at, 0 where it is empty. */
export async function versionOf({ query, kind }: Database): Promise<number> {
  const made =
    kind === 'sqlite'
      ? sql`SELECT 1 FROM sqlite_master WHERE name = 'rdpdoctor_version'`
      : sql`SELECT 1 WHERE to_regclass('rdpdoctor_version') IS NOT NULL`;
  return (await made.execute(query)).rows.length === 0 ? 0 : readVersion(query);
}

async function readVersion(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ version: number }>`SELECT version FROM rdpdoctor_version`.execute(db);
  return rows[0]?.version ?? 0;
}

function newer(name: string, found: number, known: number): StoreProblem {
  return new StoreProblem(
    'newer',
    `store: ${name}: was made by a newer rdpdoctor (version ${found} of its tables, this one knows ${known}); install that one, or restore a backup`,
  );
}

/** Any number that is ours alone. */
const LOCK = 3_389_001;
