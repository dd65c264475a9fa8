// Writes the list of channels in the collector's events.ps1 from the table of telling events.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const outfile = join(root, 'build', 'collector-channels.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['src/node/windows/collector-channels.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { collectorList, listMarkers } = await import(outfile);
const path = join(root, 'src', 'node', 'windows', 'collector', 'events.ps1');
const script = readFileSync(path, 'utf8');
const [before, rest] = script.split(`${listMarkers.begin}\n`);
const after = rest?.split(`\n${listMarkers.end}`)[1];
if (after === undefined) throw new Error(`${path}: the two lines around the list are not there`);
writeFileSync(path, `${before}${listMarkers.begin}\n${collectorList()}\n${listMarkers.end}${after}`);
