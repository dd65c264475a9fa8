import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packagesIn } from './notices.mjs';

const root = join(import.meta.dirname, '..');

/** Builds the page twice, and says which packages are inside: as one file that asks the network for nothing, and as files for a server with a strict policy. */
export async function buildPage(outdir, version) {
  const { text: script, packages: ofPage } = await bundle('src/web/app/page.tsx', 'esm', {});
  const { text: worker, packages: ofWorker } = await bundle('src/web/work/worker.ts', 'iife', {
    scriptTexts: JSON.stringify(scriptTexts()),
    version: JSON.stringify(version),
  });
  const style = readdirSync(join(root, 'src/web/style'))
    .sort()
    .map((name) => readFileSync(join(root, 'src/web/style', name), 'utf8'))
    .join('\n');
  const html = readFileSync(join(root, 'src/web/app/page.html'), 'utf8');
  const fill = (parts) => html.replace(/<!--(policy|style|script)-->/g, (_, name) => parts[name]);
  writeFileSync(join(outdir, 'rdpdoctor.html'), fill(inOneFile(script, worker, style)));
  const folder = join(outdir, 'page');
  mkdirSync(folder, { recursive: true });
  const beside = {
    // Links into the page lie deeper than its files.
    policy: '<base href="/" />',
    style: '<link rel="stylesheet" href="page.css" />',
    script: '<script type="module" src="page.js"></script>',
  };
  writeFileSync(join(folder, 'index.html'), fill(beside).replace('<html ', '<html data-server="yes" '));
  writeFileSync(join(folder, 'page.js'), script);
  writeFileSync(join(folder, 'page.css'), style);
  writeFileSync(join(folder, 'worker.js'), worker);
  return new Set([...ofPage, ...ofWorker]);
}

async function bundle(entry, format, define) {
  const { outputFiles, metafile } = await build({
    metafile: true,
    absWorkingDir: root,
    entryPoints: [entry],
    write: false,
    bundle: true,
    platform: 'browser',
    format,
    target: 'es2023',
    minify: true,
    legalComments: 'none',
    define,
    logLevel: 'warning',
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
