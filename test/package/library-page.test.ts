import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fact } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import { oldestNode } from './engines.ts';
import { installedHome } from './installed.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/library.md'), 'utf8');
const blocks = [...page.matchAll(/```js\n([^`]*)```/g)].map(([, code]) => code ?? '');
let folder: string;

beforeAll(async () => {
  folder = join(await installedHome(), 'library-page');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'office.rdp'), 'full address:s:srv01\r\n');
  const source = { by: 'test', from: 'here', at: '2026-09-01T12:00:00.000Z' };
  const facts = [fact('tlsCertificate', healthy.tlsCertificate, source)];
  writeFileSync(
    join(folder, 'case.json'),
    JSON.stringify({ format: 2, target: 'srv01.corp.example:3389', facts, gaps: [] }),
  );
  const services = { TermService: { state: 'stopped' as const, startup: 'disabled' as const } };
  const stopped = [fact('services', services, source), fact('clockHere', source.at, source)];
  writeFileSync(
    join(folder, 'stopped.json'),
    JSON.stringify({ format: 2, target: 'srv01:3389', facts: stopped, gaps: [] }),
  );
});

it('the page has examples', () => expect(blocks.length).toBeGreaterThan(3));

it.each(blocks.map((code, i) => ({ i, code })))('example $i prints what it says', ({ i, code }) => {
  writeFileSync(join(folder, `example-${i}.mjs`), code);
  const ran = spawnSync(oldestNode, [`example-${i}.mjs`], { cwd: folder, encoding: 'utf8' });
  expect(ran.status, ran.stderr).toBe(0);
  const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, line]) => line);
  expect(ran.stdout.trimEnd().split('\n')).toEqual(said);
});
