import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildPage } from './build-page.mjs';
import { packagesIn, writeNotices } from './notices.mjs';

const root = join(import.meta.dirname, '..');
// Tests build into a folder of their own: node scripts/build.mjs DIR
const outdir =
  process.argv[1]?.endsWith('build.mjs') && process.argv[2] ? process.argv[2] : join(root, 'dist');
rmSync(outdir, { recursive: true, force: true });

// Packages are bundled, so that an installed rdpdoctor needs nothing but Node; commands are loaded when used.
const program = await build({
  metafile: true,
  absWorkingDir: root,
  entryPoints: {
    main: 'src/node/cli/main.ts',
    library: 'src/node/library.ts',
    'evidence-thread': 'src/node/files/evidence-thread.ts',
    'sweep-thread': 'src/node/sweep/sweep-thread.ts',
  },
  outdir,
  bundle: true,
  splitting: true,
  // Compiled add-ons of ssh2 and pg: both work without them.
  external: ['cpu-features', '*.node', 'pg-native'],
  platform: 'node',
  format: 'esm',
  target: 'node20.11',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  // What CommonJS packages expect to find around them.
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  banner: {
    js: "import { createRequire as rdpdoctorRequire } from 'node:module'; const require = rdpdoctorRequire(import.meta.url);",
  },
  loader: { '.ps1': 'text' },
  logLevel: 'warning',
});

// The core by itself, for browsers and other runtimes.
await build({
  absWorkingDir: root,
  entryPoints: { core: 'src/core/library.ts' },
  outdir,
  bundle: true,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'es2023',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
});

// The scripts are fixed files, read as they are when one is put together.
for (const [from, to] of [
  ['src/core/remedy/frame', 'remedy/frame'],
  ['src/core/remedy/actions', 'remedy/actions'],
  ['src/core/remedy/offline', 'remedy/offline'],
  ['src/node/windows/collector', 'collector'],
]) {
  cpSync(join(root, from), join(outdir, 'powershell', to), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
}

// The style of the HTML report, read when one is written.
cpSync(join(root, 'src/web/style'), join(outdir, 'style'), { recursive: true });

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const page = await buildPage(outdir, version);
writeNotices(root, new Set([...packagesIn(program.metafile), ...page]), join(outdir, 'NOTICES.txt'));
