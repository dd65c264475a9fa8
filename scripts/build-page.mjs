import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packagesIn } from './notices.mjs';

const root = join(import.meta.dirname, '..');
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'browser',
  target: 'es2023',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Builds the page twice, and says which packages are inside: as one file that asks the network for nothing, and as files for a server with a strict policy. */
export async function buildPage(outdir, version) {
  const { text: script, packages: ofPage } = await bundle('src/web/app/page.tsx', 'esm', {
    withServer: 'false',
  });
  const { text: worker, packages: ofWorker } = await bundle('src/web/work/worker.ts', 'iife', {
    scriptTexts: JSON.stringify(scriptTexts()),
    version: JSON.stringify(version),
  });
  const style = styleIn('src/web/style');
  const html = readFileSync(join(root, 'src/web/app/page.html'), 'utf8');
  const fill = (parts) => html.replace(/<!--(policy|style|script)-->/g, (_, name) => parts[name]);
  writeFileSync(join(outdir, 'rdpdoctor.html'), fill(inOneFile(script, worker, style)));
  const folder = join(outdir, 'page');
  mkdirSync(folder, { recursive: true });
  const inParts = await bundleInParts(folder);
  const beside = {
    // Links into the page lie deeper than its files.
    policy: '<base href="/" />',
    style: '<link rel="stylesheet" href="page.css" />',
    script: '<script type="module" src="page.js"></script>',
  };
  writeFileSync(join(folder, 'index.html'), fill(beside).replace('<html ', '<html data-server="yes" '));
  writeFileSync(join(folder, 'page.css'), `${style}\n${styleIn('src/web/fleet/style')}\n${chartStyle()}`);
  writeFileSync(join(folder, 'worker.js'), worker);
  return new Set([...ofPage, ...ofWorker, ...inParts]);
}

/** What a server hands out: the first view by itself, everything behind the sign-in in parts beside it. */
async function bundleInParts(outdir) {
  const { metafile } = await build({
    ...shared,
    metafile: true,
    entryPoints: { page: 'src/web/app/page.tsx' },
    outdir,
    splitting: true,
    format: 'esm',
    chunkNames: 'part-[name]-[hash]',
    define: { withServer: 'true' },
  });
  return packagesIn(metafile);
}

function styleIn(folder) {
  return readdirSync(join(root, folder))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}

/** What the charts of uPlot need to lie right. */
function chartStyle() {
  return readFileSync(createRequire(import.meta.url).resolve('uplot/dist/uPlot.min.css'), 'utf8');
}

async function bundle(entry, format, define) {
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: [entry],
    write: false,
    metafile: true,
    format,
    define,
  });
  return { text: outputFiles[0].text.trim(), packages: packagesIn(metafile) };
}

/** The policy names the one script and the one style by their hashes: nothing else is ever run, and nothing is ever sent. */
function inOneFile(script, worker, style) {
  const safe = script.replaceAll('</script', '<\\/script');
  const sheet = `\n${style}\n`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(safe)}'`,
    `style-src '${hashOf(sheet)}'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    style: `<style>${sheet}</style>`,
    script: [
      `<script id="worker" type="text/plain">${worker.replaceAll('</script', '<\\/script')}</script>`,
      `<script type="module">${safe}</script>`,
    ].join('\n'),
  };
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The PowerShell files of the frame and of all actions, by name. */
function scriptTexts() {
  const folder = (name) => {
    const path = join(root, 'src/core/remedy', name);
    const files = readdirSync(path).filter((file) => file.endsWith('.ps1'));
    return Object.fromEntries(
      files.map((file) => [file.slice(0, -'.ps1'.length), readFileSync(join(path, file), 'utf8')]),
    );
  };
  return { frame: folder('frame'), actions: folder('actions') };
}
