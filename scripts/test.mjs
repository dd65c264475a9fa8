// Runs everything the project calls a test, in order, and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skippedLines } from './skipped.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-test-'));
let passed = 0;
let failed = 0;
const skipped = [];

step('packages', ['tsx', 'test/interop/install-packages.ts']);
fetchEngines();
step('types', ['tsc', '-b']);
step('lint', ['oxlint', '--type-aware', '--quiet', '--deny-warnings']);
step('format', ['oxfmt', '--check', 'src', 'test', 'bench', 'scripts']);
step('dead code', ['knip']);
step('build', ['node', 'scripts/build.mjs']);
step('fuzz', ['node', 'scripts/fuzz.mjs', '--seconds', '60']);
suite('unit', 'vitest.config.ts');
suite('powershell', 'vitest.powershell.config.ts');
suite('interop', 'vitest.interop.config.ts');

rmSync(folder, { recursive: true, force: true });
if (skipped.length > 0) {
  console.log(`\n${skipped.length} skipped:`);
  for (const line of skippedLines(skipped)) console.log(line);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** The oldest and the newest Node; where npm cannot bring them, the tests that want them say so. */
function fetchEngines() {
  const folder = 'test/package/engines';
  if (['node-oldest', 'node-newest'].every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  const { status } = spawnSync('npm', ['ci', '--prefix', folder], { stdio: 'ignore', timeout: 300_000 });
  if (status !== 0) console.log('npm brings no other Node: the package is tested on this one alone');
}

/** One command that passes or fails as a whole. */
function step(name, [command, ...args]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? 'pass' : 'FAIL'}  ${name}`);
}

/** One vitest configuration; its tests are counted one by one. */
function suite(name, config) {
  const report = join(folder, `${name}.json`);
  const args = ['run', '--config', config, '--reporter=json', `--outputFile=${report}`, '--reporter=default'];
  const { status } = spawnSync('vitest', args, { stdio: 'inherit' });
  let counts;
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    failed += 1;
    console.log(`FAIL  ${name}: vitest wrote no report`);
    return;
  }
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  // A suite that cannot be loaded fails without failing a test.
  if (status !== 0 && counts.numFailedTests === 0) failed += 1;
  for (const file of counts.testResults) {
    for (const test of file.assertionResults)
      if (['pending', 'skipped', 'disabled', 'todo'].includes(test.status)) skipped.push(test);
  }
  console.log(
    `${status === 0 ? 'pass' : 'FAIL'}  ${name}: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed`,
  );
}
