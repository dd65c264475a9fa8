import { existsSync, rmSync } from 'node:fs';
import type { Database } from '../../store/database.ts';
import { fileOf, openDatabase } from '../../store/open-database.ts';
import { restore } from '../../store/restore.ts';

/** Restores a backup into the store of this URL; where that fails, a file that was made for it is not left behind. */
export async function restoreHere(url: string, path: string): Promise<{ name: string; rows: number }> {
  const file = fileOf(url);
  const isNew = file !== undefined && !existsSync(file);
  let database: Database | undefined;
  try {
    database = await openDatabase(url);
    return { name: database.name, rows: await restore(database, path).finally(database.close) };
  } catch (error) {
    // Empty, it would pass for a store that lost what it remembered.
    if (isNew) for (const beside of ['', '-wal', '-shm']) rmSync(`${file}${beside}`, { force: true });
    throw error;
  }
}
