import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { publish } from './published-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-published-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('replaces a file whole, readable for others, and leaves nothing beside it', () => {
  const path = join(folder, 'rdp.prom');
  expect(publish(path, 'one\n')).toEqual({});
  const before = statSync(path).ino;
  expect(publish(path, 'two\n'.repeat(100_000))).toEqual({});
  expect(readFileSync(path, 'utf8')).toHaveLength(400_000);
  expect(statSync(path).ino).not.toBe(before);
  expect(statSync(path).mode & 0o044).toBe(0o044);
  expect(readdirSync(folder)).toEqual(['rdp.prom']);
});

it('takes the place of a link, and does not write through it', () => {
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'stays');
  symlinkSync(secret, join(folder, 'linked.prom'));
  expect(publish(join(folder, 'linked.prom'), 'new')).toEqual({});
  expect(readFileSync(secret, 'utf8')).toBe('stays');
});

it('says why not, and leaves nothing', () => {
  expect(publish(join(folder, 'no/rdp.prom'), 'x').problem).toContain('no such folder');
  expect(publish(folder, 'x').problem).toContain('cannot be written');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
