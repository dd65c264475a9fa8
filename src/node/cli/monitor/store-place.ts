import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreProblem } from '../../../app/store-problem.ts';
import { fileOf } from '../../store/open-database.ts';
import { UsageError } from '../usage-error.ts';

/** Nothing is made where nothing was: a mistyped name would look like an empty store. */
export function mustBeThere(url: string): string {
  const path = pathIn(url);
  if (path !== undefined && !existsSync(path)) throw new UsageError(`store: ${path}: is not there`, 3);
  return url;
}

function pathIn(url: string): string | undefined {
  try {
    return fileOf(url);
  } catch (error) {
    throw error instanceof StoreProblem ? new UsageError(error.message) : error;
  }
}

/** A store as messages name it: a file by its whole path, a database without its password. */
export function shownStore(url: string): string {
  const path = pathIn(url);
  if (path !== undefined) return resolve(path);
  const shown = URL.parse(url);
  if (shown === null) return url;
  shown.password = '';
  return shown.href;
}

/** What to type after a command so that it works on the same store, wherever it is typed. */
export function storeFlag(url: string): string {
  if (pathIn(url) === undefined) return '';
  const path = shownStore(url);
  return ` --store ${/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`}`;
}
