import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../free-port.ts';

/** A PostgreSQL server of its own: in a temporary folder, on a free port of the loopback. */
export interface RunningPostgres {
  readonly port: number;
  /** An empty database that nobody else uses; its URL. */
  readonly newDatabase: () => Promise<string>;
  /** Stops the server, as for maintenance or (`immediate`) as if its power was cut. */
  readonly stop: (how?: 'fast' | 'immediate') => void;
  /** Starts it again on the same port, with what it had. */
  readonly start: () => void;
  /** Starts it again with this certificate (PEM) for TLS, beside connections without. */
  readonly useTls: (certificate: string, key: string) => void;
  /** Ends it and removes everything. */
  readonly close: () => void;
}

/** Why no PostgreSQL can be started here; undefined where one can. */
export function noPostgres(): string | undefined {
  return programs() === undefined ? 'needs initdb (Debian package postgresql)' : undefined;
}

/** Starts one that loses nothing it confirmed, and sorts by language as installed servers do. */
export async function startPostgres(): Promise<RunningPostgres> {
  const bin = programs();
  if (bin === undefined) throw new Error(noPostgres());
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-postgres-'));
  const cluster = join(folder, 'cluster');
  mkdirSync(cluster, { mode: 0o700 });
  const owner = process.getuid?.() === 0 ? 'postgres' : undefined;
  if (owner !== undefined) for (const path of [folder, cluster]) giveTo(owner, path);
  const port = await freePort();

  const run = (program: string, ...args: readonly string[]) => {
    const command = [join(bin, program), ...args];
    const [first = '', ...rest] = owner === undefined ? command : ['runuser', '-u', owner, '--', ...command];
    // Without a log file the server would keep our pipes open, and this call would never end.
    const { status, stdout, stderr } = spawnSync(first, rest, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}${stdout}`);
  };
  const start = () =>
    run('pg_ctl', '-D', cluster, '-l', join(folder, 'log'), '-w', '-o', options(port, folder), 'start');
  const stop = (how: 'fast' | 'immediate' = 'fast') => run('pg_ctl', '-D', cluster, '-w', '-m', how, 'stop');

  run('initdb', '-D', cluster, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync', ...byLanguage);
  start();
  let databases = 0;
  return {
    port,
    async newDatabase() {
      databases += 1;
      const name = `rdpdoctor${databases}`;
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    stop,
    start,
    useTls(certificate, key) {
      stop('fast');
      for (const [name, text] of [
        ['server.crt', certificate],
        ['server.key', key],
      ] as const) {
        writeFileSync(join(cluster, name), text, { mode: 0o600 });
        if (owner !== undefined) giveTo(owner, join(cluster, name));
      }
      appendFileSync(join(cluster, 'postgresql.conf'), 'ssl = on\n');
      start();
    },
    close() {
      if (existsSync(join(cluster, 'postmaster.pid'))) stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const byLanguage = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US'];

function options(port: number, folder: string): string {
  return `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c max_connections=60`;
}

/** Where the newest installed PostgreSQL has its programs; Debian keeps them out of the path. */
function programs(): string | undefined {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(home, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

function giveTo(owner: string, path: string): void {
  const id = (flag: string) => Number(spawnSync('id', [flag, owner], { encoding: 'utf8' }).stdout);
  chownSync(path, id('-u'), id('-g'));
}
