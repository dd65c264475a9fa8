// npm run calibrate [-- --live N --logs N]: judges sealed worlds and writes src/core/diagnosis/confidence.json, how often
// each kind of proof was right, as a whole and by phase. Details of sealed worlds are never printed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { causes } from '../../src/core/causes/causes.ts';
import { confidenceOf } from '../../src/core/diagnosis/confidence.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { phases } from '../../src/core/facts/phases.ts';
import { proofKinds } from '../../src/core/judging/proof.ts';
import { asNamedToday } from '../corpus/renamed.ts';
import { seedsOf } from './seeds.ts';
import type { WorldLabel } from './world.ts';
import { worldsOf } from './worlds.ts';

const { values } = parseArgs({
  options: { live: { type: 'string', default: '6000' }, logs: { type: 'string', default: '3000' } },
});
const records: Record<string, { said: number; right: number }> = {};
for (const family of ['live', 'logs'] as const)
  for (const { caseFile, label } of worldsOf(family, seedsOf(0, Number(values[family]), true))) {
    const { lead, symptoms, also } = diagnose(caseFile, causes);
    const allowed = allowedIn(label);
    for (const { id, proof, phase } of [...(lead === undefined ? [] : [lead]), ...symptoms, ...also])
      if (proof !== undefined) for (const cell of [proof, `${proof}/${phase}`]) count(cell, allowed.has(id));
  }

const order = (cell: string) => {
  const [proof, phase] = cell.split('/');
  return proofKinds.findIndex((kind) => kind === proof) * 100 + phases.findIndex((name) => name === phase);
};
const cells = Object.keys(records).toSorted((a, b) => order(a) - order(b));
const table = { records: Object.fromEntries(cells.map((cell) => [cell, records[cell]])) };
writeFileSync(
  join(import.meta.dirname, '..', '..', 'src', 'core', 'diagnosis', 'confidence.json'),
  `${JSON.stringify(table, null, 2)}\n`,
);
console.log('proof                     said   right  was called until now');
for (const cell of cells) {
  const { said, right } = records[cell]!;
  const [proof, phase] = cell.split('/');
  const word = phase === undefined ? '' : wordOf(proof!, phase);
  console.log(
    `${cell.padEnd(24)} ${String(said).padStart(5)}  ${((100 * right) / said).toFixed(1).padStart(5)} %  ${word}`,
  );
}

function allowedIn({ truths, mayAlso, mustNot }: WorldLabel): ReadonlySet<string> {
  const ids = asNamedToday([...truths.filter((truth) => typeof truth === 'string'), ...mayAlso]);
  const forbidden = new Set(asNamedToday(mustNot));
  return new Set(ids.filter((id) => !forbidden.has(id)));
}

function count(cell: string, right: boolean): void {
  const record = (records[cell] ??= { said: 0, right: 0 });
  record.said += 1;
  if (right) record.right += 1;
}

function wordOf(proof: string, phase: string): string {
  const kind = proofKinds.find((known) => known === proof);
  const at = phases.find((known) => known === phase);
  return kind === undefined || at === undefined ? '' : confidenceOf(kind, at);
}
