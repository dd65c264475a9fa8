import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  entryPoints: {
    main: 'src/node/cli/main.ts',
    library: 'src/node/library.ts',
    'evidence-thread': 'src/node/files/evidence-thread.ts',
    'sweep-thread': 'src/node/sweep/sweep-thread.ts',
  },
  outdir,
  bundle: true,
  splitting: true,
  // Compiled add-ons of ssh2: it works without them and says so itself.
  external: ['cpu-features', '*.node'],
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

// The page is one file that asks the network for nothing: what is dropped on it stays on the machine.
const page = await build({
  absWorkingDir: root,
  entryPoints: ['src/web/app/page.ts'],
  write: false,
  bundle: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2023',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
const script = page.outputFiles[0].text.replaceAll('</script', '<\\/script');
const html = readFileSync(join(root, 'src/web/app/page.html'), 'utf8');
writeFileSync(
  join(outdir, 'rdpdoctor.html'),
  html.replace('/*script*/', () => script),
);
