import { closeSync, openSync } from 'node:fs';
import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import { StoreProblem } from '../../app/store-problem.ts';
import { bindable, type Database } from './database.ts';
import { isBusy, sqliteProblem } from './sqlite-problem.ts';
import type { Tables } from './tables.ts';
import { turns } from './turns.ts';

/** Opens a file with SQLite, and makes it, for its owner alone, where it is not there: what is committed is on the disk. */
export async function openSqlite(path: string): Promise<Database> {
  const sqlite = await import('node:sqlite');
  refuseOldSqlite(process.versions['sqlite'] ?? '0', path);
  const database = open(sqlite.DatabaseSync, path);
  try {
    await patiently(() => database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;'), path);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    kind: 'sqlite',
    name: path,
    query: kyselyOn(database, path),
    async copyTo(target) {
      // A connection of its own reads one state, while this one goes on writing.
      const source = new sqlite.DatabaseSync(path, { readOnly: true });
      try {
        await sqlite.backup(source, target, { rate: 0x7fffffff });
        oneFile(sqlite.DatabaseSync, target);
      } catch (error) {
        throw sqliteProblem(error, target);
      } finally {
        source.close();
      }
    },
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

/** A copy that is read without files beside it, from a folder that nobody may write as well. */
function oneFile(Sqlite: typeof DatabaseSync, path: string): void {
  const copy = new Sqlite(path);
  copy.exec('PRAGMA journal_mode = DELETE');
  copy.close();
}

/** Opens a file that is only read, as a backup is. */
export async function readSqlite(path: string): Promise<Database> {
  const { DatabaseSync } = await import('node:sqlite');
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    return {
      kind: 'sqlite',
      name: path,
      query: kyselyOn(database, path),
      close: async () => database.close(),
    };
  } catch (error) {
    throw sqliteProblem(error, path);
  }
}

/** Versions before 3.51.3 can damage a database in WAL mode that several processes use (sqlite.org/wal.html#walresetbug). */
export function refuseOldSqlite(version: string, path: string): void {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1e6 + minor * 1e3 + patch >= 3_051_003) return;
  throw new StoreProblem(
    'unusable',
    `store: ${path}: needs SQLite 3.51.3 or newer, this Node has ${version}: older ones can damage the file; use the Node installed with rdpdoctor`,
  );
}

function open(Sqlite: typeof DatabaseSync, path: string): DatabaseSync {
  try {
    // What lies in it is for its owner; SQLite gives the files beside it the same mode.
    if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
    // Short, for it stops the whole process: waiting longer is done without that, in `patiently`.
    return new Sqlite(path, { timeout: 100, enableForeignKeyConstraints: true });
  } catch (error) {
    const named = sqliteProblem(error, path);
    if (named instanceof StoreProblem || !(error instanceof Error)) throw named;
    const code = 'code' in error ? String(error.code) : error.message;
    throw new StoreProblem('refused', `store: ${path}: cannot be opened (${reasons[code] ?? code})`);
  }
}

function kyselyOn(database: DatabaseSync, name: string): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driverOf(database, name),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
}

/** One connection, lent to one caller after the other, so that nobody writes into the transaction of another. */
function driverOf(database: DatabaseSync, name: string): Driver {
  const connection = connectionOf(database, name);
  const run = (sql: string) => patiently(() => database.exec(sql), name);
  const turn = turns(1);
  let leave = () => {};
  return {
    init: async () => {},
    async acquireConnection() {
      leave = await turn();
      // Everything after this is done at once: without a pause here, a loop of calls would hold up timers and sockets.
      await breath();
      return connection;
    },
    // A transaction that writes takes the lock at once: two that only took it later could block each other.
    beginTransaction: (_, { accessMode }) => run(accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE'),
    commitTransaction: () => run('COMMIT'),
    async rollbackTransaction() {
      // A full disk may have ended it already.
      if (database.isTransaction) await run('ROLLBACK');
    },
    releaseConnection: async () => leave(),
    destroy: async () => {},
  };
}

function connectionOf(database: DatabaseSync, name: string): DatabaseConnection {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
  return {
    executeQuery: <R>({ sql, parameters }: CompiledQuery) =>
      patiently((): QueryResult<R> => {
        const statement = prepare(sql);
        const values = bindable(parameters);
        // Kysely knows from the query which columns come; the driver cannot.
        if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] };
        return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
      }, name),
    streamQuery() {
      throw new Error('nothing here streams');
    },
  };
}

/** Does it once the lock is free, for at most as long as `PATIENCE`, and lets others of this process run meanwhile. */
async function patiently<T>(act: () => T, name: string): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw sqliteProblem(error, name);
      await pause(5 + Math.random() * 20);
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'its permissions do not allow it',
  EPERM: 'its permissions do not allow it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its name is longer than this system takes',
};
const PATIENCE = 30_000;
const MOST_PREPARED = 200;
