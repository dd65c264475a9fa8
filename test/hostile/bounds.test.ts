import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileInputs } from './inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-bounds-'));
const MOST_SECONDS = 5;
const MOST_MIB = 300;

beforeAll(async () => {
  await build({
    absWorkingDir: join(import.meta.dirname, '..', '..'),
    entryPoints: ['src/node/cli/main.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    external: ['cpu-features', '*.node'],
    platform: 'node',
    format: 'esm',
    target: 'node20.11',
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    loader: { '.ps1': 'text' },
    logLevel: 'error',
  });
  // The kernel's own peak of this program: maxRSS begins with what its parent had when it was started.
  const says =
    "import { readFileSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime } = process.resourceUsage(); const peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]; process.stderr.write(`\npeak ${peak} cpu ${userCPUTime + systemCPUTime}`); });";
  writeFileSync(
    join(folder, 'start.mjs'),
    `${says}\nconst { main } = await import('./main.mjs');\nprocess.exitCode = await main(process.argv.slice(2));\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Processor seconds and peak memory of one run; seconds on the clock depend on what else the machine does. */
async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(folder, 'start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [errors, printed] = ['', 0];
  child.stdout.on('data', (piece: Buffer) => (printed += piece.length));
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  const began = performance.now();
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 200_000);
  const exit = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(giveUp);
  const [, peak, cpu] = (/peak (\d+) cpu (\d+)$/.exec(errors) ?? []).map(Number);
  const onTheClock = (performance.now() - began) / 1_000;
  return {
    exit,
    errors,
    printed,
    onTheClock,
    seconds: (cpu ?? Infinity) / 1e6,
    mebibytes: (peak ?? Infinity) / 1_024,
  };
}

describe('check of a hostile file of a megabyte', () => {
  it.each(hostileInputs)(
    '$name stays within time and memory',
    { timeout: 240_000 },
    async ({ name, make }) => {
      const bytes = make();
      expect(bytes.length).toBeLessThanOrEqual(1_048_576);
      const path = join(folder, name);
      writeFileSync(path, bytes);
      let best = await run('check', path, '--json');
      // On a busy machine garbage is collected late; what takes much takes it each time.
      for (let again = 0; again < 2 && best.mebibytes > MOST_MIB; again += 1)
        best = await run('check', path, '--json');
      const { exit, errors, seconds, mebibytes, printed } = best;
      if (process.env['RDPDOCTOR_BOUNDS'])
        console.log(
          `${name} ${bytes.length} B: ${seconds.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB, ${printed} B out, exit ${String(exit)}\n${errors.slice(0, 400)}`,
        );
      expect(errors).not.toContain('a mistake inside');
      expect(exit).toBeTypeOf('number');
      expect(exit).not.toBe(1);
      expect(mebibytes, errors).toBeLessThan(MOST_MIB);
      expect(seconds, errors).toBeLessThan(MOST_SECONDS);
    },
  );
});
