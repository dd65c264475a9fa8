import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreProblem, type StoreTrouble } from '../../app/store-problem.ts';

/** An error of SQLite by its primary result code (sqlite.org/rescode.html); any other error comes back as it is. */
export function sqliteProblem(error: unknown, name: string): unknown {
  const code = codeOf(error);
  // Where it cannot make the files beside the database larger, SQLite speaks of the disk alone.
  const [kind, text] = meanings[code === IO_ERROR && isFull(name) ? FULL : (code ?? -1)] ?? [];
  return kind === undefined ? error : new StoreProblem(kind, `store: ${name}: ${text}`);
}

/** Whether another process holds the lock just now. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === 5 || code === 6;
}

/** Whether the disk below a file has no room left. */
function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < ROOM;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;
}

const closed =
  'cannot be opened for writing; look at its owner and permissions, and whether its folder exists';
const meanings: Readonly<Record<number, readonly [StoreTrouble, string]>> = {
  3: ['refused', closed],
  5: ['busy', 'another process has been writing for too long; nothing of this was stored'],
  6: ['busy', 'another process has been writing for too long; nothing of this was stored'],
  8: ['refused', closed],
  10: ['unreachable', 'the disk does not read or write; nothing of this was stored'],
  11: [
    'damaged',
    'the file is damaged; a backup that is whole helps: rdpdoctor store restore BACKUP --store NEW.db',
  ],
  13: ['full', 'the disk is full; nothing of this was stored, make room and it goes on'],
  14: ['refused', closed],
  26: ['damaged', 'is no SQLite database'],
};
const IO_ERROR = 10;
const FULL = 13;
/** The least by which SQLite makes its files larger. */
const ROOM = 65_536;
