import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
// Tests build into a folder of their own: node scripts/build.mjs DIR
const outdir =
  process.argv[1]?.endsWith('build.mjs') && process.argv[2] ? process.argv[2] : join(root, 'dist');
rmSync(outdir, { recursive: true, force: true });

// Packages are bundled, so that an installed rdpdoctor needs nothing but Node; commands are loaded when used.
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/node/cli/main.ts', library: 'src/node/library.ts' },
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.11',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  loader: { '.ps1': 'text' },
  logLevel: 'warning',
});
