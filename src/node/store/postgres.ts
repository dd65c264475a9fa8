import { readFileSync } from 'node:fs';
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { StoreProblem } from '../../app/store-problem.ts';
import { harmless } from '../../core/bytes/harmless.ts';
import { problemOf } from '../files/file-problem.ts';
import { bindable, type Database } from './database.ts';
import { postgresProblem } from './postgres-problem.ts';
import type { Tables } from './tables.ts';
import { turns } from './turns.ts';

/** Opens a PostgreSQL database by its URL with a pool of connections, which is whole again after the database was away. */
export async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  const name = nameOf(url);
  refuseOpenWay(new URL(url), name);
  refuseUnread(new URL(url), name);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'rdpdoctor',
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // A database that no longer answers, without closing, must not hold a caller for ever.
    query_timeout: 120_000,
  });
  // A connection that breaks while nobody uses it; the next caller gets a new one.
  pool.on('error', ignore);
  // From its first moment on: the database may end it in the very packet that says it is ready.
  pool.on('connect', (client) => client.on('error', ignore));
  return {
    kind: 'postgres',
    name,
    query: new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => driverOf(pool, name),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createIntrospector: (db) => new PostgresIntrospector(db),
      },
    }),
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

/** A URL as it may be shown: without its password and without parameters. */
function nameOf(text: string): string {
  if (!URL.canParse(text)) throw new StoreProblem('unusable', 'store: the URL of the database is none');
  const url = new URL(text);
  return `postgres://${url.username === '' ? '' : `${url.username}@`}${url.host}${url.pathname}`;
}

/** Over a network that others use as well, everybody could read along; only the person knows whether it is one. */
function refuseOpenWay({ hostname, searchParams }: URL, name: string): void {
  const host = searchParams.get('host') ?? hostname;
  const here = host === '' || host.startsWith('/') || /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
  if (here || searchParams.has('sslmode')) return;
  throw new StoreProblem(
    'refused',
    `store: ${name}: is on another machine: add ?sslmode=verify-full to its URL, or ?sslmode=disable where nobody else is on the way there`,
  );
}

/** A file that cannot be read must not pass for a database that is away. */
function refuseUnread({ searchParams }: URL, name: string): void {
  for (const parameter of ['sslrootcert', 'sslcert', 'sslkey']) {
    const path = searchParams.get(parameter);
    if (path === null) continue;
    const problem = unreadOf(path);
    if (problem === undefined) continue;
    throw new StoreProblem('refused', `store: ${name}: ${parameter}=${harmless(path)}: ${problem}`);
  }
}

function unreadOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1').includes('-----BEGIN ') ? undefined : 'is no PEM file';
  } catch (error) {
    return problemOf(error);
  }
}

function driverOf(pool: Pool, name: string): Driver {
  const clients = new WeakMap<DatabaseConnection, Lent>();
  // The pool has one limit for waiting for others and for the database: a long queue would pass for a database that is away.
  const turn = turns(CONNECTIONS);
  const run = async (connection: DatabaseConnection, sql: string) => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: async () => {},
    async acquireConnection() {
      const lent = await lend(pool, name, await turn());
      const connection = connectionOf(lent, name);
      clients.set(connection, lent);
      return connection;
    },
    beginTransaction: (connection, { accessMode, isolationLevel }) =>
      run(
        connection,
        `BEGIN ISOLATION LEVEL ${isolationLevel ?? 'read committed'} ${accessMode ?? 'read write'}`,
      ),
    commitTransaction: (connection) => run(connection, 'COMMIT'),
    rollbackTransaction: (connection) => run(connection, 'ROLLBACK'),
    async releaseConnection(connection) {
      const lent = clients.get(connection);
      lent?.client.release(lent.broken);
      lent?.leave();
    },
    destroy: async () => {},
  };
}

/** A connection of the pool that somebody holds; a broken one is not given back. */
interface Lent {
  readonly client: PoolClient;
  /** Lets the next one in. */
  readonly leave: () => void;
  broken: boolean;
}

function connectionOf(lent: Lent, name: string): DatabaseConnection {
  return {
    async executeQuery({ sql, parameters }) {
      try {
        const { rows, rowCount } = await lent.client.query({ text: sql, values: bindable(parameters) });
        return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
      } catch (error) {
        const problem = postgresProblem(error, name);
        lent.broken ||= problem instanceof StoreProblem && problem.kind === 'unreachable';
        throw problem;
      }
    },
    streamQuery() {
      throw new Error('nothing here streams');
    },
  };
}

async function lend(pool: Pool, name: string, leave: () => void): Promise<Lent> {
  try {
    return { client: await pool.connect(), leave, broken: false };
  } catch (error) {
    leave();
    throw postgresProblem(error, name);
  }
}

// Whoever waits for the answer is told by that answer.
function ignore(): void {}

const CONNECTIONS = 8;
