import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { check } from '../../../../test/fleet/samples.ts';
import { baselinesIn } from './baselines-in.ts';
import { configAt, hostsIn } from './config-at.ts';
import { UsageError } from '../usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-baselines-'));
afterAll(() => rmSync(folder, { recursive: true }));

function saved(name: string, targets: readonly string[], build: string): void {
  const at = '2026-11-01T00:00:00.000Z';
  const hosts = targets.map((target) => ({
    target,
    at,
    snapshot: check(target, at, { build }).snapshot,
    known: {},
  }));
  writeFileSync(join(folder, name), JSON.stringify({ format: 1, hosts }));
}

function buildsIn(text: string) {
  const path = join(folder, 'rdpdoctor.yaml');
  writeFileSync(path, text);
  const read = configAt(path);
  const found = baselinesIn(read, hostsIn(read));
  return Object.fromEntries([...found].map(([target, { snapshot }]) => [target, snapshot.build]));
}

const groups =
  'groups: [{name: a, hosts: [SRV01, srv02, srv04]}, {name: b, hosts: [srv02, srv03], baseline: b.json}]';

it('holds hosts against the file of their group, else against that of all, by any spelling', () => {
  saved('all.json', ['srv01:3389', 'srv02:3389', 'srv03:3389'], 'all');
  saved('b.json', ['SRV02:3389'], 'b');
  expect(buildsIn(`baseline: all.json\n${groups}`)).toEqual({ srv01: 'all', srv02: 'b' });
  expect(buildsIn(groups)).toEqual({ srv02: 'b' });
});

it('a baseline that is not there, or none, is one clear line', () => {
  expect(() => buildsIn(`baseline: nowhere.json\n${groups}`)).toThrow(UsageError);
  writeFileSync(join(folder, 'b.json'), '{"format": 2}');
  expect(() => buildsIn(groups)).toThrow(/b\.json: baseline: format 2: expected 1$/);
});
