import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/node/store/open-store.ts';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';
import { fill, secrets } from './samples.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-store-command-'));
const at = (name: string) => join(folder, name);

describe.skipIf(noPostgres() !== undefined)(`the built store command ${noPostgres() ?? ''}`, () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
    const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), at('dist')], {
      encoding: 'utf8',
    });
    expect(built.stderr).toBe('');
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('moves a store from SQLite to PostgreSQL and back, and shows no secret', async () => {
    const { store } = await openStore(at('fleet.db'), () => {});
    await fill(store);
    const hidden = await server.newDatabase();
    const url = hidden.replace('//postgres@', '//postgres:pa55word@');
    await succeeds(['backup', at('a.bak'), '--store', at('fleet.db')]);
    // While the store is open elsewhere, and from the environment.
    expect(await succeeds(['restore', at('a.bak')], url)).toContain('has the 21 rows of');
    await succeeds(['backup', at('b.bak')], url);
    await succeeds(['restore', at('b.bak'), '--store', `sqlite:${at('back.db')}`]);
    const exported = await Promise.all([
      succeeds(['export', '--store', at('fleet.db')]),
      succeeds(['export'], url),
      succeeds(['export', '-', '--store', at('back.db')]),
    ]);
    const [first, ...others] = exported.map((text) => text.split('\n').map(sorted));
    for (const other of others) expect(other).toEqual(first);
    for (const secret of [...secrets, 'pa55word']) expect(exported.join('')).not.toContain(secret);
    await store.close();
  });

  it('says what is broken and ends with 4, tidies, and refuses in one line', async () => {
    const url = await server.newDatabase();
    const { store, database } = await openStore(url, () => {});
    await fill(store);
    await database.query
      .updateTable('cases')
      .set({ packed: Buffer.from('x') })
      .execute();
    await store.close();
    const broken = await run(['export', at('some.ndjson')], url);
    expect(broken).toMatchObject({ code: 4, out: '' });
    expect(broken.err).toContain('its compressed case is broken; left out\n');
    expect(await succeeds(['tidy', '--cases', '1', '--checks', '1'], url)).toBe('');
    expect((await run(['export'], url)).code).toBe(0);
    expect(await run(['restore', at('a.bak')], url)).toMatchObject({ code: 3, out: '' });
    const away = await run(['tidy'], 'postgres://u:pa55word@127.0.0.1:1/x');
    expect(away.code).toBe(3);
    expect(away.err).toMatch(
      /^rdpdoctor: store: postgres:\/\/u@127\.0\.0\.1:1\/x: the database cannot be reached[^\n]*\n$/,
    );
  });
});

async function succeeds(args: readonly string[], url?: string): Promise<string> {
  const { code, out, err } = await run(args, url);
  expect(err).not.toContain('pa55word');
  expect(code, err).toBe(0);
  return args[0] === 'restore' ? err : out;
}

async function run(args: readonly string[], url = '') {
  const main = pathToFileURL(at('dist/main.js')).href;
  const script = `import(${JSON.stringify(main)}).then(({ main }) => main(['store', ...process.argv.slice(1)])).then((code) => process.exit(code));`;
  const child = spawn(process.execPath, ['-e', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RDPDOCTOR_STORE: url },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

/** The databases give columns in an order of their own where they came by another way. */
function sorted(line: string): unknown {
  return line === '' ? '' : JSON.parse(line);
}
