import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-package-'));
const home = join(folder, 'somewhere');

function run(command: string, args: readonly string[], cwd: string) {
  // An empty cache and no registry: what is not in the package cannot come from elsewhere.
  const env = {
    ...process.env,
    npm_config_offline: 'true',
    npm_config_cache: join(folder, 'cache'),
    NO_COLOR: '1',
  };
  return spawnSync(command, args, { cwd, env, encoding: 'utf8' });
}

/** A copy of what is published, built on its own so that no other test sees a half-written dist. */
beforeAll(() => {
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
  for (const name of ['package.json', ...files.filter((file) => !['dist', 'build/types'].includes(file))]) {
    if (readdirSync(root).includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  const built = spawnSync('node', ['scripts/build.mjs', join(copy, 'dist')], { cwd: root, encoding: 'utf8' });
  expect(built.stderr).toBe('');
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], copy);
  expect(packed.status, packed.stderr).toBe(0);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true,"type":"module"}');
  const installed = run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball ?? '')], home);
  expect(installed.status, installed.stderr).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('installs alone: nothing but rdpdoctor', () => {
  const packages = readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(packages).toEqual(['rdpdoctor']);
});

it('runs from an empty folder', () => {
  const ran = run(join(home, 'node_modules/.bin/rdpdoctor'), ['explain', '0x904', '0x7'], home);
  expect(ran.status, ran.stderr).toBe(0);
  expect(ran.stdout).toContain('0x904');
});

it('practises on a server of its own', () => {
  const ran = run(join(home, 'node_modules/.bin/rdpdoctor'), ['demo'], home);
  expect(ran.stdout, ran.stderr).toMatch(/encryption +✗ closed by the far end \(FIN\), 0 bytes/);
  expect(ran.status).toBe(0);
});

it('can be used as a library', () => {
  const script = `import { parseTarget, diagnose, causes } from 'rdpdoctor';
    const file = { format: 1, target: 'srv01', facts: [], gaps: [] };
    console.log(parseTarget('srv01:3390').port, diagnose(file, causes).findings.length);`;
  writeFileSync(join(home, 'use.js'), script);
  expect(run('node', ['use.js'], home).stdout).toBe('3390 0\n');
});
