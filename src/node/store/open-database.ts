import { StoreProblem } from '../../app/store-problem.ts';
import type { Database } from './database.ts';

/** Opens what is named: `postgres://…`, `sqlite:PATH`, or just a path, which is SQLite. Only the driver of that one is loaded. */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url);
  const path = url.replace(/^sqlite:/, '');
  if (path === '' || /^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    const [scheme = ''] = path.split('://');
    throw new StoreProblem('unusable', `store: "${scheme}" is neither a path nor postgres://…`);
  }
  return (await import('./sqlite.ts')).openSqlite(path);
}
