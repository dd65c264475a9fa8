// npm run accuracy [WORD…]: runs the labelled corpus, prints how often it is right, and writes docs/accuracy.md.
// With words, only cases whose id, class or part contains one of them are run, and nothing is written.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accuracyPage, type PartResult } from './accuracy-page.ts';
import { corpus } from './cases.ts';
import { generalitySections } from './generality.ts';
import { runCases, type CaseResult } from './run-cases.ts';
import { columns, groupBy, rowsOf } from './summary.ts';

const words = process.argv.slice(2);
const parts: PartResult[] = [];
for (const { name, cases, firstRuns = [] } of corpus) {
  const chosen = cases.filter(({ id, class: group }) => {
    return words.length === 0 || words.some((word) => `${name} ${group} ${id}`.includes(word));
  });
  parts.push({ name, firstRuns, results: await runCases(chosen, tell) });
}

const scores = parts.flatMap(({ results }) =>
  results.flatMap((result) => ('score' in result ? [result.score] : [])),
);
const rows = [columns, ...rowsOf(groupBy(scores, (score) => score.class))];
const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
console.log(`\n${rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')).join('\n')}`);
if (words.length === 0) {
  writeFileSync(
    join(import.meta.dirname, '..', '..', 'docs', 'accuracy.md'),
    accuracyPage(parts, await generalitySections()),
  );
  console.log('\nwritten to docs/accuracy.md');
}
process.exit(0);

function tell(result: CaseResult): void {
  if ('skipped' in result) {
    console.log(`skip   ${result.label.id}: ${result.skipped}`);
    return;
  }
  const { id, top1, wrong, said } = result.score;
  const mark = wrong.length > 0 ? 'WRONG ' : top1 ? 'right ' : 'missed';
  console.log(`${mark} ${id}: ${said.join(', ')}${wrong.length > 0 ? `  [${wrong.join(', ')}]` : ''}`);
}
