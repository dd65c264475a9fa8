import type { FirstRun } from './cases.ts';
import type { CaseResult } from './run-cases.ts';
import type { Score } from './score.ts';
import { columns, groupBy, rowsOf } from './summary.ts';

/** One part of the corpus and how its cases came out. */
export interface PartResult {
  readonly name: string;
  readonly firstRuns?: readonly FirstRun[];
  readonly results: readonly CaseResult[];
}

/** docs/accuracy.md: the figures and every case that failed. */
export function accuracyPage(parts: readonly PartResult[], generality: readonly string[]): string {
  const results = parts.flatMap((part) => part.results);
  const scores = scoresOf(results);
  const labels = new Map(results.map(({ label }) => [label.id, label]));
  const failing = scores.filter(({ top1, wrong }) => !top1 || wrong.length > 0);
  const skipped = results.flatMap((result) => ('skipped' in result ? [result] : []));
  const byPart = new Map(parts.map(({ name, results: own }) => [name, scoresOf(own)]));
  return [
    '# How often rdpdoctor is right',
    'Written by `npm run accuracy`. Every case in `test/corpus` carries a label that was written from how the case was made, before rdpdoctor saw it. No case is dropped and no label is changed to look better.',
    '- **top-1**: the cause that leads is the true one; a healthy case counts where nothing else is said for sure.\n' +
      '- **top-3**: the true cause is among the first three.\n' +
      '- **confident and wrong**: something is called certain or likely that is not true of the case, or something is said that the label forbids.\n' +
      '- **unclear**: nothing is said for sure although something is the matter.',
    '## By part',
    table(rowsOf(byPart).map(([name, ...rest]) => [name === 'all' ? '**all**' : name!, ...rest])),
    '## By class',
    table(rowsOf(groupBy(scores, (score) => score.class))),
    '## When the cases were new',
    'What a case shows is put right in the causes, never in its label. So the figures above are of cases that the causes know; these are of cases they had not met:',
    firstSight(parts.flatMap(({ firstRuns = [] }) => firstRuns)),
    ...generality,
    `## Cases that fail (${failing.length})`,
    failing.length === 0 ? 'None.' : failing.map((score) => describe(score, labels)).join('\n'),
    ...(skipped.length === 0
      ? []
      : [
          `## Not run on this machine (${skipped.length})`,
          skipped.map(({ label, skipped: why }) => `- \`${label.id}\`: ${why}`).join('\n'),
        ]),
    '',
  ].join('\n\n');
}

function scoresOf(results: readonly CaseResult[]): readonly Score[] {
  return results.flatMap((result) => ('score' in result ? [result.score] : []));
}

function describe(score: Score, labels: ReadonlyMap<string, CaseResult['label']>): string {
  const label = labels.get(score.id);
  const truth = [label?.truth ?? []].flat().join(' or ');
  const said = score.said.length === 0 ? 'nothing' : score.said.join(', ');
  const why = score.wrong.length > 0 ? ` **Said for sure and wrong: ${score.wrong.join(', ')}.**` : '';
  return `- \`${score.id}\`: ${label?.made ?? ''}. True: ${truth}. Said: ${said}.${why}`;
}

function table(rows: readonly (readonly string[])[]): string {
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function firstSight(runs: readonly FirstRun[]): string {
  const rows = runs.map(({ what, cases, top1, wrong }) => {
    const share = (count: number) => `${count} (${((100 * count) / cases).toFixed(1)} %)`;
    return [what, String(cases), share(top1), share(wrong)];
  });
  const head = ['cases', 'number', 'top-1', 'confident and wrong'];
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
