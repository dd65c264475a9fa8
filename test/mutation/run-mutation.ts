// npm run mutation [-- options]: breaks the judging part of the program in one place at a time and counts what the tests notice.
//   --only PATH   only files whose path contains this       --sample N   so many mutants, chosen by --seed S (1)
//   --list FILE   writes every survivor there
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { refusedByCompiler } from './compiler.ts';
import { modulesBelow } from './modules.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import { testCollector } from './tests.ts';
import { LEDGER, trialOf } from './trial.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    list: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '../..');
const folders = ['diagnosis', 'observations', 'causes', 'judging'].map((name) =>
  join(root, 'src/core', name),
);
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts')),
);

const collector = testCollector();
const modules = modulesBelow(root, { vitest: collector.vitest });
const trial = trialOf(
  modules,
  [...files.filter(isTest), join(root, 'test/approved/ledger.test.ts')],
  collector.take,
);
const started = performance.now();
const failing = trial.baseline();
if (failing.length > 0) throw new Error(`the tests fail before anything is changed:\n${failing.join('\n')}`);
console.log(`every test passes in ${seconds(started)} s`);

const all = files
  .filter((path) => !isTest(path) && path.includes(values.only))
  .flatMap((path) => mutantsOf(path, readFileSync(path, 'utf8')).map((mutant) => ({ path, mutant })));
const chosen = values.sample === undefined ? all : sampled(all, Number(values.sample), Number(values.seed));
const unnoticed: { readonly path: string; readonly mutant: Mutant }[] = [];
let done = 0;
let byLedger = 0;
for (const { path, mutant } of chosen) {
  const fate = trial.run(path, mutant.text);
  if (fate.is === 'survived') unnoticed.push({ path, mutant });
  else if (fate.by.endsWith(LEDGER)) byLedger += 1;
  done += 1;
  if (done % 100 === 0)
    console.log(`${done} of ${chosen.length}, ${unnoticed.length} unnoticed by tests, ${seconds(started)} s`);
}
const refused = refusedByCompiler(root, unnoticed);
const survivors = unnoticed.filter((each) => !refused.has(each));
report();

function report(): void {
  for (const folder of folders) {
    const within = (each: { readonly path: string }) => each.path.startsWith(`${folder}/`);
    const [tried, left] = [chosen.filter(within).length, survivors.filter(within).length];
    if (tried > 0) console.log(`${relative(root, folder)}: ${share(tried, left)}`);
  }
  console.log(
    `in all: ${share(chosen.length, survivors.length)} of ${all.length} possible, in ${seconds(started)} s`,
  );
  console.log(
    `of the killed ${byLedger} are noticed by the ledger alone, and ${refused.size} by the compiler alone`,
  );
  const lines = survivors.map(
    ({ path, mutant: { line, kind, was, by } }) => `${relative(root, path)}:${line} ${kind}: ${was} → ${by}`,
  );
  if (values.list !== undefined) writeFileSync(values.list, `${lines.join('\n')}\n`);
}

function share(tried: number, left: number): string {
  return `${tried - left} of ${tried} mutants killed (${((100 * (tried - left)) / tried).toFixed(1)} %)`;
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts');
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

/** So many of a list, the same for the same seed. */
function sampled<T>(list: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return list
    .map((each) => ({ each, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ each }) => each);
}
