import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** Which part may import which. A part may always import itself. Tests are free. */
const mayImport: Record<string, readonly string[]> = {
  'core/bytes': [],
  'core/facts': ['core/bytes'],
  'core/codes': ['core/facts'],
  'core/protocol': ['core/bytes'],
  'core/evidence': ['core/bytes', 'core/protocol', 'core/facts', 'core/codes'],
  'core/incident': ['core/facts'],
  'core/explain': ['core/codes', 'core/evidence', 'core/facts'],
  'core/remedy': ['core/facts'],
  'core/judging': ['core/facts', 'core/remedy', 'core/codes', 'core/incident', 'core/clients'],
  'core/observations': [
    'core/facts',
    'core/remedy',
    'core/codes',
    'core/judging',
    'core/incident',
    'core/clients',
  ],
  'core/causes': ['core/facts', 'core/remedy', 'core/codes', 'core/judging', 'core/observations'],
  'core/clients': ['core/facts'],
  'core/diagnosis': [
    'core/facts',
    'core/remedy',
    'core/incident',
    'core/judging',
    'core/observations',
    'core/causes',
    'core/codes',
    'core/clients',
  ],
  'core/redaction': ['core/bytes', 'core/facts', 'core/codes'],
  'core/report/fleet': ['core/report', 'core/bytes', 'core/facts', 'core/fleet'],
  'core/report': [
    'core/bytes',
    'core/facts',
    'core/remedy',
    'core/incident',
    'core/judging',
    'core/observations',
    'core/causes',
    'core/diagnosis',
    'core/codes',
    'core/clients',
    'core/explain',
    'core/evidence/rdp-file',
  ],
  'core/fleet': ['core/bytes', 'core/facts', 'core/diagnosis'],
  'core/library': ['core'],
  app: ['core'],
  web: ['core', 'app'],
  'node/time': ['core/facts'],
  'node/crypto': ['core/protocol'],
  'node/wire': ['core/protocol', 'core/facts', 'node/time'],
  'node/target': ['core/facts', 'core/bytes', 'node/wire', 'node/time'],
  'node/interview': ['core/protocol', 'core/facts', 'node/target', 'node/wire'],
  'node/probes': [
    'core/protocol',
    'core/facts',
    'core/bytes',
    'node/interview',
    'node/target',
    'node/wire',
    'node/crypto',
    'node/time',
  ],
  'node/collect': ['core/facts', 'node/probes', 'node/interview', 'node/target', 'node/wire', 'node/time'],
  // Practice servers share the way a conversation is held with the probes, and nothing else.
  'node/lab': ['core/protocol', 'core/bytes', 'node/wire/drive', 'node/wire/limits', 'node/crypto'],
  'node/windows': ['core'],
  'node/carriers': ['core', 'app', 'node/crypto', 'node/files'],
  'node/cloud': ['core', 'app', 'node/carriers'],
  'node/files': ['core', 'app', 'node/crypto'],
  'node/fix': ['core', 'app', 'node/carriers', 'node/windows', 'node/files'],
  'node/sweep': [
    'core',
    'node/wire',
    'node/crypto',
    'node/target',
    'node/interview',
    'node/probes',
    'node/time',
  ],
  'node/store': ['core', 'app', 'node/files'],
  'node/tell': ['core', 'app'],
  'node/fleet': [
    'core',
    'app',
    'node/store',
    'node/tell',
    'node/sweep',
    'node/collect',
    'node/probes',
    'node/files',
  ],
  'node/server': [
    'core',
    'app',
    'node/fleet',
    'node/store',
    'node/files',
    'node/collect',
    'node/target',
    'node/wire',
  ],
  'node/look-from-here': ['app', 'node/collect', 'node/target'],
  'node/library': ['core', 'app', 'node', 'web'],
  'node/cli': ['core', 'app', 'node', 'web'],
};

const src = join(import.meta.dirname, '..', 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path),
);

it.each(files)('%s imports only what it may', (file) => {
  const home = Object.keys(mayImport).find((part) => isIn(part, file)) ?? 'nowhere';
  for (const [, target] of readFileSync(join(src, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    const imported = relative(src, join(src, dirname(file), target!));
    const allowed = [home, ...(mayImport[home] ?? [])].some((part) => isIn(part, imported));
    expect(allowed, `${home} may not import ${imported}`).toBe(true);
  }
});

it.each(files.filter((file) => file.startsWith('core')))('%s uses no package but zod', (file) => {
  const packages = [...readFileSync(join(src, file), 'utf8').matchAll(/from '([^.'][^']*)'/g)].map(
    ([, name]) => name,
  );
  expect(packages.filter((name) => name !== 'zod')).toEqual([]);
});

it('no file leads back to itself, by types neither', () => {
  const imported = new Map(
    files.map((file) => [
      file,
      [...readFileSync(join(src, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, target]) =>
        join(dirname(file), target!),
      ),
    ]),
  );
  // What imports nothing that is left stands on no circle; taken away again and again, circles remain and what leads to them.
  for (let before = Infinity; imported.size < before;) {
    before = imported.size;
    for (const [file, targets] of imported)
      if (!targets.some((target) => imported.has(target))) imported.delete(file);
  }
  expect([...imported.keys()]).toEqual([]);
});

function isIn(part: string, file: string): boolean {
  return file.startsWith(`${part}/`) || file.startsWith(`${part}.`);
}
