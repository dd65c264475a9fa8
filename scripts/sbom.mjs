// Writes the software bill of materials in CycloneDX 1.6, from package-lock.json and the packages' own files alone:
// node scripts/sbom.mjs [--licences] [FILE]. With --licences it prints docs/licences.md's table instead.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packagesIn } from './notices.mjs';

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const shipped = await shippedPackages();

const packages = Object.entries(lock.packages)
  .filter(([path]) => path.startsWith('node_modules/'))
  .map(([path, entry]) => ({ path, name: path.slice(path.lastIndexOf('node_modules/') + 13), ...entry }))
  .toSorted((a, b) => a.path.localeCompare(b.path));

const args = process.argv.slice(2);
const text = args.includes('--licences') ? licenceTable() : `${JSON.stringify(bill(), null, 2)}\n`;
const file = args.find((arg) => !arg.startsWith('--'));
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);

/** Names of the packages whose code is inside dist, as the bundler sees it. */
async function shippedPackages() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      'src/node/cli/main.ts',
      'src/node/library.ts',
      'src/web/app/page.tsx',
      'src/web/work/worker.ts',
    ],
    outdir: join(root, 'dist'),
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    external: ['cpu-features', '*.node'],
    platform: 'node',
    format: 'esm',
    loader: { '.ps1': 'text' },
    logLevel: 'error',
  });
  return packagesIn(metafile);
}

function bill() {
  const components = packages.map(componentOf);
  const serial = createHash('sha256').update(JSON.stringify(components)).digest('hex');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    // The same packages give the same number, so that two builds can be compared.
    serialNumber: `urn:uuid:${serial.slice(0, 8)}-${serial.slice(8, 12)}-4${serial.slice(13, 16)}-8${serial.slice(17, 20)}-${serial.slice(20, 32)}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `pkg:npm/${own.name}@${own.version}`,
        name: own.name,
        version: own.version,
        licenses: [{ license: { id: own.license } }],
        purl: `pkg:npm/${own.name}@${own.version}`,
      },
    },
    components,
    dependencies: [
      {
        ref: `pkg:npm/${own.name}@${own.version}`,
        dependsOn: packages.filter(({ name }) => shipped.has(name)).map(purlOf),
      },
    ],
  };
}

function componentOf(entry) {
  const { name, version, integrity } = entry;
  const [algorithm, hash] = (integrity ?? '').split('-');
  const licence = licenceOf(entry);
  return {
    type: 'library',
    'bom-ref': purlOf(entry),
    name,
    version,
    // What is not inside dist is only used to build and to test.
    scope: shipped.has(name) ? 'required' : 'excluded',
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }
      : {}),
    ...(licence === undefined
      ? {}
      : { licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }] }),
    purl: purlOf(entry),
  };
}

function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licenceOf({ path, license }) {
  if (license !== undefined) return license;
  const manifest = join(root, path, 'package.json');
  const said = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  return said.license ?? said.licenses?.[0]?.type;
}

function licenceTable() {
  const rows = packages.map((entry) => ({
    name: entry.name,
    version: entry.version,
    licence: licenceOf(entry) ?? 'not stated',
    inside: shipped.has(entry.name),
  }));
  const line = ({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`;
  const table = (wanted) =>
    ['| package | version | licence |', '|---|---|---|', ...wanted.map(line)].join('\n');
  const inside = rows.filter((row) => row.inside);
  const outside = rows.filter((row) => !row.inside);
  const counts = new Map();
  for (const { licence } of outside) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const counted = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([licence, count]) => `${licence} ${count}`);
  return `## Shipped inside dist\n\n${table(inside)}\n\n## Only for building and testing\n\n${outside.length} packages: ${counted.join(', ')}.\n`;
}
