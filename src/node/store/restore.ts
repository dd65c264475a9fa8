import { sql, type Transaction } from 'kysely';
import { StoreProblem } from '../../app/store-problem.ts';
import { openBackup, type BackupFile } from './backup-file.ts';
import type { Database } from './database.ts';
import type { Row } from './every-row.ts';
import { migrateWithin, migrations, versionOf } from './migrate.ts';
import { tables, type Tables } from './tables.ts';

/**
 * Fills an empty database from a backup, of the same or the other kind of database and of this or an earlier version, in
 * one transaction; the number of rows.
 */
export async function restore(database: Database, path: string): Promise<number> {
  const backup = await openBackup(path);
  try {
    if (backup.version > migrations.length) throw newer(path, backup.version);
    await refuseFull(database);
    return await database.query.transaction().execute(async (trx) => {
      await migrateWithin(database, trx, backup.version);
      const rows = await fill(trx, backup, path);
      await migrateWithin(database, trx, migrations.length);
      return rows;
    });
  } finally {
    await backup.close();
  }
}

async function fill(trx: Transaction<Tables>, backup: BackupFile, path: string): Promise<number> {
  let count = 0;
  let waiting: Row[] = [];
  let into: keyof Tables | undefined;
  const insert = async () => {
    if (into === undefined || waiting.length === 0) return;
    try {
      await insertRows(trx, into, waiting);
    } catch (error) {
      if (error instanceof StoreProblem) throw error;
      throw new StoreProblem(
        'damaged',
        `store: ${path}: a row of ${into} before row ${count + 1} does not fit`,
      );
    }
    waiting = [];
  };
  for await (const { table, row } of backup.rows) {
    if (table !== into || waiting.length >= PORTION) await insert();
    into = table;
    waiting.push(row);
    count += 1;
  }
  await insert();
  return count;
}

async function insertRows(trx: Transaction<Tables>, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    VALUES ${sql.join(values)}`.execute(trx);
}

/** A restore never mixes what was with what is. */
async function refuseFull(database: Database): Promise<void> {
  const version = await versionOf(database);
  for (const { name, since } of tables) {
    if (since > version) continue;
    const { rows } = await sql`SELECT 1 FROM ${sql.table(name)} LIMIT 1`.execute(database.query);
    if (rows.length === 0) continue;
    throw new StoreProblem(
      'refused',
      `store: ${database.name}: has ${name} already; a backup is restored into an empty database`,
    );
  }
}

function newer(path: string, version: number): StoreProblem {
  return new StoreProblem(
    'newer',
    `store: ${path}: was made by a newer rdpdoctor (version ${version} of its tables, this one knows ${migrations.length}); install that one`,
  );
}

const PORTION = 100;
