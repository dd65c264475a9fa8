// Writes schema/report.schema.json, the published shape of `rdpdoctor check --json`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const outfile = join(root, 'build', 'report-json.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['src/core/report/formats/report-schema.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { reportJsonSchema } = await import(outfile);
mkdirSync(join(root, 'schema'), { recursive: true });
writeFileSync(join(root, 'schema', 'report.schema.json'), `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
