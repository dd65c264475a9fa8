import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const sbom = (...args: readonly string[]) =>
  execFileSync(process.execPath, [join(root, 'scripts/sbom.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 25,
  });

it('docs/licences.md says what the lock file and the bundler say', () => {
  expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toContain(sbom('--licences').trim());
});

it('the bill of materials names every package of the lock file with version, hash and licence', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  const bill = JSON.parse(sbom()) as {
    bomFormat: string;
    components: { purl: string; version: string; scope: string; hashes?: unknown[]; licenses?: unknown[] }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.components).toHaveLength(Object.keys(lock.packages).filter((path) => path !== '').length);
  for (const { purl, version, hashes, licenses } of bill.components) {
    expect(purl).toContain(version);
    expect(hashes, purl).toHaveLength(1);
    expect(licenses, purl).toHaveLength(1);
  }
});

it('nothing that is shipped is under a licence that asks for more than to be named', () => {
  const shipped = sbom('--licences')
    .split('## Only')[0]!
    .matchAll(/^\| \S+ \| [\d.]+ \| (.+) \|$/gm);
  const licences = new Set([...shipped].map(([, licence]) => licence));
  const asked = new Set([
    '(BSD-3-Clause OR GPL-2.0)',
    'Apache-2.0',
    'BSD-3-Clause',
    'ISC',
    'MIT',
    'MIT-0',
    'Unlicense',
  ]);
  expect([...licences].filter((licence) => !asked.has(licence ?? ''))).toEqual([]);
  expect(licences.size).toBeGreaterThan(3);
});

it('the words that redaction keeps are those of our own texts', () => {
  expect(() => execFileSync(process.execPath, [join(root, 'scripts/words.mjs'), '--check'])).not.toThrow();
});
