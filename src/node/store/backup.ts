import { unlinkSync } from 'node:fs';
import { createGzip } from 'node:zlib';
import { StoreProblem } from '../../app/store-problem.ts';
import { writePrivate } from '../files/private-file.ts';
import { streamPrivate } from '../files/private-stream.ts';
import type { Database } from './database.ts';
import { everyRow, type Row } from './every-row.ts';
import { versionOf } from './migrate.ts';

/** What the first line of a backup says of it. */
export const BACKUP_FORMAT = 'rdpdoctor backup 1';

/** Writes all of a database, as it is at one moment, to a new private file: SQLite as a database, PostgreSQL as lines of JSON, compressed. */
export async function backup(database: Database, path: string): Promise<void> {
  const { problem } = await (database.copyTo === undefined ? saveRows(database, path) : copy(database, path));
  if (problem !== undefined) throw new StoreProblem('refused', `store: ${problem}`);
}

async function copy({ copyTo }: Database, path: string): Promise<{ readonly problem?: string }> {
  const claimed = writePrivate(path, '');
  if (claimed.problem !== undefined) return claimed;
  try {
    await copyTo?.(path);
    return {};
  } catch (error) {
    unlinkSync(path);
    throw error;
  }
}

function saveRows(database: Database, path: string): Promise<{ readonly problem?: string }> {
  return database.query
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) =>
      streamPrivate(path, linesOf({ ...database, query: trx }), [createGzip({ level: 3 })]),
    );
}

/** The last line counts the others: a file that was cut off is recognised. */
async function* linesOf(database: Database): AsyncGenerator<string> {
  const version = await versionOf(database);
  yield line({ format: BACKUP_FORMAT, version });
  let rows = 0;
  for await (const { table, row } of everyRow(database.query, version)) {
    rows += 1;
    yield line({ table, row: withText(row) });
  }
  yield line({ rows });
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function withText(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    ]),
  );
}
