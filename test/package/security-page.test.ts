import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:what|-)/.test(line));

it('has lines', () => {
  expect(rows.length).toBeGreaterThan(20);
});

it.each(rows)('%s names tests that are there', (row) => {
  const named = row
    .split('|')
    .at(-2)!
    .split(',')
    .map((path) => path.trim());
  for (const path of named) {
    expect(path).toMatch(/^(?:test|src)\/.*\.test\.ts$/);
    expect(existsSync(join(root, path)), path).toBe(true);
  }
});
