import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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
  for (const name of ['package.json', ...files]) {
    if (name !== 'dist' && readdirSync(root).includes(name))
      cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  const typed = spawnSync('npx', ['tsc', '-b', 'src/node'], { cwd: root, encoding: 'utf8' });
  expect(typed.status, typed.stdout).toBe(0);
  for (const ring of ['core', 'node']) {
    cpSync(join(root, 'build/types', ring), join(copy, 'build/types', ring), { recursive: true });
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

it('holds what is used: no tests, no sources, no maps', () => {
  const inside = readdirSync(join(home, 'node_modules/rdpdoctor'), { recursive: true, encoding: 'utf8' });
  expect(inside.filter((name) => /\.test\.|\.map$|\.tsbuildinfo$|^src\b|(?<!\.d)\.ts$/.test(name))).toEqual(
    [],
  );
});

it('tells a TypeScript program its types, zod beside it', () => {
  const modules = join(home, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  for (const name of ['zod', '@types/node', 'undici-types'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  writeFileSync(
    join(home, 'use.ts'),
    `import { causes, collect, defaultCollectOptions, diagnose, parseTarget, reportOf } from 'rdpdoctor';
    const target = parseTarget('srv01:3390');
    if ('problem' in target) throw new Error(target.problem);
    const file = await collect(target, defaultCollectOptions);
    const headline: string = reportOf(file, diagnose(file, causes)).headline;
    // @ts-expect-error a number is no headline
    const wrong: number = headline;
    // @ts-expect-error a target is taken apart first
    await collect('srv01', defaultCollectOptions);
    const names = file.facts.flatMap((fact) => (fact.name === 'tcpConnect' ? [fact.value.port.toFixed()] : []));
    // @ts-expect-error no such fact
    console.log(wrong, names, file.facts.some((fact) => fact.name === 'tcpConect'));`,
  );
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  const checked = run(join(root, 'node_modules/.bin/tsc'), [...options, '--skipLibCheck', 'use.ts'], home);
  expect(checked.stdout).toBe('');
}, 60_000);

it('can be used as a library', () => {
  const script = `import { parseTarget, diagnose, causes } from 'rdpdoctor';
    const file = { format: 1, target: 'srv01', facts: [], gaps: [] };
    console.log(parseTarget('srv01:3390').port, diagnose(file, causes).findings.length);`;
  writeFileSync(join(home, 'use.js'), script);
  expect(run('node', ['use.js'], home).stdout).toBe('3390 0\n');
});
