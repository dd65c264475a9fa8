import { StoreProblem } from '../../app/store-problem.ts';
import type { Database } from './database.ts';

/** The file that a URL of a store names; undefined where it names a database server. */
export function fileOf(url: string): string | undefined {
  if (isPostgres(url)) return undefined;
  const path = url.replace(/^sqlite:/, '');
  if (path !== '' && !/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return path;
  const [scheme = ''] = path.split('://');
  throw new StoreProblem('unusable', `store: "${scheme}" is neither a path nor postgres://…`);
}

/** Opens what is named: `postgres://…`, `sqlite:PATH`, or just a path, which is SQLite. Only the driver of that one is loaded. */
export async function openDatabase(url: string): Promise<Database> {
  const path = fileOf(url);
  if (path === undefined) return (await import('./postgres.ts')).openPostgres(url);
  return (await import('./sqlite.ts')).openSqlite(path);
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url);
}
