import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
rmSync(join(root, 'dist'), { recursive: true, force: true });

// Packages are bundled, so that an installed rdpdoctor needs nothing but Node; commands are loaded when used.
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/node/cli/main.ts', library: 'src/node/library.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.11',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  loader: { '.ps1': 'text' },
  logLevel: 'warning',
});
