import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { StoreProblem } from '../../app/store-problem.ts';
import { problemOf } from '../files/file-problem.ts';
import { BACKUP_FORMAT } from './backup.ts';
import { everyRow, type Row } from './every-row.ts';
import { boundedLines, unzipped } from './lines.ts';
import { versionOf } from './migrate.ts';
import { readSqlite } from './sqlite.ts';
import { tables, type Tables } from './tables.ts';

/** A backup that is being read: the version of its tables, and its rows, parents before children. */
export interface BackupFile {
  readonly version: number;
  readonly rows: AsyncIterable<{ readonly table: keyof Tables; readonly row: Row }>;
  readonly close: () => Promise<void>;
}

/** Opens a backup of either kind; which one its first bytes tell. */
export async function openBackup(path: string): Promise<BackupFile> {
  const start = await firstBytes(path);
  if (start.toString('latin1') === 'SQLite format 3\0') return sqliteBackup(path);
  if (start[0] === 0x1f && start[1] === 0x8b) return linesBackup(path);
  throw broken(path, 'is no backup: neither an SQLite database nor compressed lines');
}

async function sqliteBackup(path: string): Promise<BackupFile> {
  const database = await readSqlite(path);
  const version = await versionOf(database);
  if (version === 0) {
    await database.close();
    throw broken(path, 'is an SQLite database, but not one of rdpdoctor');
  }
  return { version, rows: everyRow(database.query, version), close: database.close };
}

async function linesBackup(path: string): Promise<BackupFile> {
  const bytes = unzipped(createReadStream(path));
  const lines = boundedLines(bytes, LONGEST);
  const close = async () => {
    bytes.destroy();
  };
  try {
    const first = parsed(await nextOf(lines, path), opening, path, 1);
    return { version: first.version, rows: rowsOf(lines, path), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* rowsOf(lines: AsyncIterator<string>, path: string): BackupFile['rows'] & AsyncGenerator {
  for (let rows = 0; ; rows += 1) {
    const line = parsed(await nextOf(lines, path), z.union([kept, closing]), path, rows + 2);
    if ('rows' in line) {
      if (line.rows !== rows) throw broken(path, `says that it has ${line.rows} rows, but has ${rows}`);
      return;
    }
    yield line;
  }
}

async function nextOf(lines: AsyncIterator<string>, path: string): Promise<string> {
  try {
    const { value, done } = await lines.next();
    if (done !== true) return value;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw unread(path, error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not understood';
    throw broken(path, `is damaged (${code})`);
  }
  throw broken(path, 'ends before its last line: the backup was cut off');
}

function parsed<T>(line: string, schema: z.ZodType<T>, path: string, number: number): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw broken(path, `line ${number}: is not JSON`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw broken(path, `line ${number}: is no line of a backup`);
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    await file.close();
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw unread(path, error);
  }
}

function unread(path: string, error: unknown): StoreProblem {
  return new StoreProblem('refused', `store: ${path}: ${problemOf(error)}`);
}

function broken(path: string, problem: string): StoreProblem {
  return new StoreProblem('damaged', `store: ${path}: ${problem}`);
}

const names = tables.map(({ name }) => name);
const bytes = z.object({ base64: z.base64() }).transform(({ base64 }) => Buffer.from(base64, 'base64'));
const opening = z.object({ format: z.literal(BACKUP_FORMAT), version: z.int().min(1) });
const kept = z.object({
  table: z.enum(names),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null(), bytes])),
});
const closing = z.object({ rows: z.int() });

/** The largest case that is stored, in base64, and room for its row. */
const LONGEST = 100 * 1_048_576;
