import { harmlessJson } from '../bytes/harmless.ts';
import { allCodes } from '../codes/all-codes.ts';
import type { CodeRow, Family } from '../codes/code-row.ts';
import type { Entry, Explanation } from '../codes/explanation.ts';
import { families } from '../codes/families.ts';
import type { Myth } from '../codes/myth.ts';
import { hexOf } from '../codes/printed.ts';

/** An explanation as text: what it means, what it does not tell, what to run next; then the rows with their sources. */
export function renderExplanation(answer: Explanation, width: number): string {
  const lines = [
    answer.asked,
    '',
    ...labelled('Means', answer.means, width),
    ...labelled('Not told', answer.doesNotTell, width),
    ...answer.next.flatMap((step, at) => labelled(at === 0 ? 'Run next' : '', step, width)),
    ...answer.ambiguities.flatMap((text) => labelled('Careful', text, width)),
    ...answer.entries.flatMap((entry) => ['', ...entryLines(entry, width)]),
    ...answer.myths.flatMap((myth) => ['', ...mythLines(myth, width)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as JSON, with a trailing line end. */
export function explanationJson(answer: Explanation): string {
  return `${harmlessJson(answer, 2)}\n`;
}

/** Every row of every table, one line each, under the title of its family. */
export function renderAllCodes(): string {
  const byFamily = new Map<Family, CodeRow[]>();
  for (const row of allCodes) byFamily.set(row.family, [...(byFamily.get(row.family) ?? []), row]);
  const blocks = [...byFamily].map(([family, rows]) =>
    [`${families[family].title} — ${rows.length}`, ...rows.map((row) => `  ${oneLine(row)}`)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

/** Every row as JSON. */
export function allCodesJson(): string {
  return `${harmlessJson({ format: 1, codes: allCodes }, 2)}\n`;
}

function oneLine(row: CodeRow): string {
  const doubt = row.confidence === 'confirmed' ? '' : ` [${row.confidence}]`;
  return `${[numberOf(row), row.name].filter(Boolean).join('  ')}  ${row.meaning}${doubt}`;
}

function entryLines({ row, why }: Entry, width: number): readonly string[] {
  const title = [numberOf(row), row.name].filter(Boolean).join(' ');
  return [
    ...wrap(`${families[row.family].title}: ${title}`, width, '  ', '    '),
    ...(row.where ? wrap(row.where, width, '    ', '    ') : []),
    ...wrap(row.meaning, width, '    ', '    '),
    ...(row.note ? wrap(row.note, width, '    ', '    ') : []),
    ...(row.reading ? wrap(`Our reading, unconfirmed: ${row.reading}`, width, '    ', '    ') : []),
    ...wrap(`why here: ${why}`, width, '    ', '      '),
    ...wrap(`${row.confidence} · source: ${row.source}`, width, '    ', '      '),
  ];
}

function mythLines(myth: Myth, width: number): readonly string[] {
  return [
    ...wrap(`Guides say: ${myth.claim}`, width, '  ', '    '),
    ...wrap(`${myth.verdict}: ${myth.truth}`, width, '    ', '    '),
    ...wrap(`Instead: ${myth.instead}`, width, '    ', '    '),
    ...wrap(`source: ${myth.source}`, width, '    ', '      '),
  ];
}

function numberOf(row: CodeRow): string {
  if (row.value === undefined || families[row.family].print === 'name') return '';
  if (row.family === 'event') return '';
  const both = `${hexOf(row.value)} (${row.value})`;
  return families[row.family].print === 'hex' ? both : `${row.value}`;
}

function labelled(label: string, text: string, width: number): readonly string[] {
  return wrap(text, width, label.padEnd(10), ' '.repeat(10));
}

/** Words in lines of at most `width`; a word longer than a line stands alone on one. */
function wrap(text: string, width: number, first: string, rest: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
