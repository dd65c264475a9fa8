#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A clone has no dist until it is built.
const program = new URL('../dist/main.js', import.meta.url);
if (!existsSync(program)) {
  process.stderr.write('rdpdoctor: is not built here; first: npm ci && npm run build\n');
  process.exit(3);
}
const { main } = await import(program.href);
// What is still on its way out goes first, and an error of it before the exit code.
const end = (code) => process.stdout.write('', () => setImmediate(() => process.exit(code)));
void main(process.argv.slice(2)).then(end);
