// Runs everything the project calls a test and ends with one line: N passed, N failed. What failed stands right above it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureLines, lastLines } from './failures.mjs';
import { skippedLines } from './skipped.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-test-'));
const began = performance.now();
let passed = 0;
const failures = [];
const skipped = [];

// What waits for servers of packages, what takes one processor for a minute, and what is checked meanwhile.
await Promise.all([
  inTurn(() => step('packages', ['tsx', 'test/interop/install-packages.ts']), fetchEngines),
  step('fuzz', ['node', 'scripts/fuzz.mjs', '--seconds', '60']),
  inTurn(
    () => step('types', ['tsc', '-b']),
    () => step('lint', ['oxlint', '--type-aware', '--quiet', '--deny-warnings']),
    () => step('format', ['oxfmt', '--check', 'src', 'test', 'bench', 'scripts']),
    () => step('dead code', ['knip']),
    () => step('build', ['node', 'scripts/build.mjs']),
  ),
]);
await suites();

rmSync(folder, { recursive: true, force: true });
if (skipped.length > 0) {
  console.log(`\n${skipped.length} skipped:`);
  for (const line of skippedLines(skipped)) console.log(line);
}
if (failures.length > 0) {
  console.log(`\n${failures.length} failed:`);
  for (const line of failureLines(failures)) console.log(line);
}
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** One command that passes or fails as a whole; what it says is told in one piece, as others run beside it. */
async function step(name, command) {
  const { status, said } = await run(command, 'pipe');
  if (status === 0) passed += 1;
  else failures.push({ name, says: lastLines(said) });
  console.log(`${said}${status === 0 ? 'pass' : 'FAIL'}  ${name}, ended after ${sinceBegin()}`);
}

/** All tests of vitest, counted one by one. */
async function suites() {
  const report = join(folder, 'outcome.json');
  const { status } = await run(['vitest', 'run', '--config', 'vitest.all.config.ts'], 'inherit', {
    RDPDOCTOR_TEST_OUTCOME: report,
  });
  const outcome = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (outcome !== undefined) {
    passed += outcome.passed;
    failures.push(...outcome.failures);
    skipped.push(...outcome.skipped);
  }
  if (outcome === undefined || (status !== 0 && outcome.failures.length === 0))
    failures.push({ name: 'vitest', says: [`it ended with ${status} and named no failed test`] });
  console.log(`${status === 0 ? 'pass' : 'FAIL'}  tests, ended after ${sinceBegin()}`);
}

/** The oldest and the newest Node; where npm cannot bring them, the tests that want them say so. */
async function fetchEngines() {
  const folder = 'test/package/engines';
  if (['node-oldest', 'node-newest'].every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  const { status } = await run(['npm', 'ci', '--prefix', folder], 'pipe', {}, 300_000);
  if (status !== 0) console.log('npm brings no other Node: the package is tested on this one alone');
}

function run([command, ...args], stdio, environment = {}, timeout) {
  const child = spawn(command, args, {
    stdio: ['ignore', stdio, stdio],
    env: { ...process.env, ...environment },
    timeout,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: error.code, said: `${said}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ status: code ?? signal, said }));
  });
}

async function inTurn(...acts) {
  for (const act of acts) await act();
}

function sinceBegin() {
  return `${Math.round((performance.now() - began) / 1_000)} s`;
}
