import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { writeRepeatedLog } from './repeated-log.ts';

const { values } = parseArgs({
  options: { size: { type: 'string', default: '1024' }, 'python-size': { type: 'string', default: '4' } },
});
const fixtures = join(import.meta.dirname, '..', '..', 'shared', 'fixtures', 'evtx', 'evtx-crate');
const folder = mkdtempSync(join(tmpdir(), 'evtx-bench-'));

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly output: string;
  readonly failed: boolean;
}

/** Runs a command with its output thrown away but the first line; undefined where it is not installed or fails. */
function timed(command: readonly string[]): Run | undefined {
  const keep = command[0] === process.execPath;
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    encoding: 'utf8',
    stdio: ['ignore', keep ? 'pipe' : 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const numbers = run.stderr?.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  const [seconds, user, system, kilobytes] = numbers;
  if (run.error !== undefined || seconds === undefined || Number.isNaN(seconds)) return undefined;
  return {
    seconds,
    cpuSeconds: (user ?? 0) + (system ?? 0),
    megabytes: (kilobytes ?? 0) / 1024,
    output: run.stdout?.trim() ?? '',
    failed: run.status !== 0,
  };
}

function row(name: string, bytes: number, run: Run | undefined, beside: Run | undefined): void {
  if (run === undefined) {
    console.log(`${name.padEnd(34)} did not run`);
    return;
  }
  const speed = (bytes / 1e6 / run.seconds).toFixed(1);
  const perCpu = (bytes / 1e6 / run.cpuSeconds).toFixed(1);
  const ratio = beside === undefined ? '' : `${(beside.seconds / run.seconds).toFixed(2)} x evtxexport`;
  console.log(
    `${name.padEnd(34)} ${run.seconds.toFixed(2).padStart(8)} s ${speed.padStart(8)} MB/s ` +
      `${perCpu.padStart(8)} MB/cpu-s ${run.megabytes.toFixed(0).padStart(6)} MB peak  ${ratio} ${run.failed ? 'FAILED before the end' : run.output}`,
  );
}

function compare(title: string, path: string, python: string): void {
  const bytes = statSync(path).size;
  console.log(`\n${title}: ${(bytes / 1e6).toFixed(1)} MB`);
  const beside = timed(['evtxexport', '-f', 'xml', path]);
  row('evtxexport -f xml', bytes, beside, undefined);
  for (const [mode, name] of [
    ['matter', 'ours: the events that matter'],
    ['full', 'ours: every record decoded'],
    ['xml', 'ours: every record as XML'],
  ] as const) {
    row(name, bytes, timed([process.execPath, worker, mode, path]), beside);
  }
  const pythonBytes = statSync(python).size;
  const label = `python3-evtx (${(pythonBytes / 1e6).toFixed(1)} MB of it)`;
  row(label, pythonBytes, timed(['evtx_dump.py', python]), undefined);
}

const worker = join(folder, 'worker.mjs');
try {
  buildSync({
    entryPoints: [join(import.meta.dirname, 'evtx-worker.ts')],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const smaller = join(folder, 'smaller.evtx');
  writeRepeatedLog(smaller, Number(values['python-size']) * 1e6, fixtures);
  for (const name of existsSync(fixtures) ? readdirSync(fixtures) : []) {
    if (/^(security|system)\.evtx$/.test(name)) compare(name, join(fixtures, name), join(fixtures, name));
  }
  const big = join(folder, 'big.evtx');
  writeRepeatedLog(big, Number(values.size) * 1024 * 1024, fixtures);
  compare('chunks repeated', big, smaller);
} finally {
  rmSync(folder, { recursive: true });
}
