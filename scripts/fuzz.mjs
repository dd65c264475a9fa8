// Tries changed inputs on everything that takes bytes from outside: node scripts/fuzz.mjs --minutes N | --seconds N
// [--target NAME] [--seed N] [--keep FOLDER]. The same seed tries the same inputs. Ends with 1 where something was found.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seconds: { type: 'string' },
    target: { type: 'string' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const seconds = flags.seconds === undefined ? 60 * Number(flags.minutes ?? 1) : Number(flags.seconds);
// Milliseconds of processor without a step forward, or ten times as many without any: the machine may be busy.
const HANGS_AFTER = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-fuzz-'));
const bundle = join(folder, 'worker.mjs');
await build({
  absWorkingDir: join(import.meta.dirname, '..'),
  entryPoints: ['test/fuzz/worker.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.11',
  external: ['cpu-features', '*.node'],
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  loader: { '.ps1': 'text' },
  logLevel: 'error',
});
const { names } = await import(pathToFileURL(bundle).href);
const chosen = names.flatMap((name, i) => (flags.target === undefined || name === flags.target ? [i] : []));
if (chosen.length === 0) {
  console.error(`fuzz: no target is called ${flags.target}; there are: ${names.join(', ')}`);
  process.exit(2);
}

const results = new Map(chosen.map((i) => [i, { executions: 0, slowest: 0, found: new Map() }]));
let waiting = chosen;
while (waiting.length > 0) waiting = await shift(waiting, (1_000 * seconds) / chosen.length);
rmSync(folder, { recursive: true, force: true });
report();

/** One worker over all targets that are left; where one hangs, those behind it are returned. */
async function shift(which, milliseconds) {
  const pulse = new SharedArrayBuffer(12);
  const shared = new Int32Array(pulse);
  const worker = new Worker(bundle, {
    workerData: { which, from: Number(flags.seed), milliseconds, pulse },
    resourceLimits: { maxOldGenerationSizeMb: 1_500 },
  });
  const done = new Set();
  let last = '';
  let since = [processorMs(), Date.now()];
  let failure;
  return new Promise((resolve) => {
    const end = (why) => {
      clearInterval(watch);
      const at = Atomics.load(shared, 0);
      if (why !== undefined) {
        results.get(at).executions += Atomics.load(shared, 2);
        keep(at, Atomics.load(shared, 1), why);
        done.add(at);
      }
      void worker.terminate().then(() => resolve(which.filter((i) => !done.has(i))));
    };
    const watch = setInterval(() => {
      const now = `${shared[0]} ${shared[1]} ${shared[2]}`;
      const times = [processorMs(), Date.now()];
      const [worked, waited] = [times[0] - since[0], times[1] - since[1]];
      if (now !== last) [last, since] = [now, times];
      else if (worked > HANGS_AFTER || waited > 10 * HANGS_AFTER) end('hangs');
    }, 500);
    worker.on('message', (told) => {
      if (told.kind === 'found') return keep(names.indexOf(told.target), told.number, told.says, told.bytes);
      const result = results.get(told.which);
      result.executions += told.executions;
      result.slowest = Math.max(result.slowest, told.slowest);
      done.add(told.which);
    });
    worker.on('error', (error) => {
      failure = `ends the program: ${error.message}`;
    });
    worker.on('exit', () => end(failure));
  });
}

function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Findings of one kind are counted; the first of each is told, and kept where a folder was named. */
function keep(target, number, says, bytes) {
  const { found } = results.get(target);
  const kind = says.replace(/\d+/g, 'N').split('\n').slice(0, 3).join(' ');
  const before = found.get(kind);
  found.set(kind, { count: (before?.count ?? 0) + 1 });
  if (before !== undefined) return;
  console.error(`found: ${names[target]}, input ${number}: ${says.split('\n').slice(0, 4).join('\n  ')}`);
  if (flags.keep === undefined || bytes === undefined) return;
  mkdirSync(flags.keep, { recursive: true });
  writeFileSync(join(flags.keep, `${names[target].replaceAll(/[^A-Za-z0-9]+/g, '-')}-${number}.bin`), bytes);
}

function report() {
  let executions = 0;
  let kinds = 0;
  for (const [target, result] of results) {
    executions += result.executions;
    kinds += result.found.size;
    const found = result.found.size === 0 ? '' : `  ${result.found.size} kinds of findings`;
    console.log(
      `${names[target].padEnd(28)} ${String(result.executions).padStart(11)}  slowest ${result.slowest.toFixed(0)} ms${found}`,
    );
  }
  console.log(
    `\nfuzz: ${executions} executions from seed ${flags.seed} in ${seconds} s, ${kinds} kinds of findings`,
  );
  process.exitCode = kinds > 0 ? 1 : 0;
}
