// npm start [HOST…]: checks hosts; without one, practises on a server of its own that misbehaves.
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
await import('./build.mjs');
const { main } = await import(join(root, 'dist', 'main.js'));
const given = process.argv.slice(2);
const code = await main(given.length === 0 ? ['demo'] : ['check', ...given]);
process.stdout.write('', () => setImmediate(() => process.exit(code)));
