import { harmlessJson } from '../bytes/harmless.ts';
import { allCodes } from '../codes/all-codes.ts';
import type { CodeRow, Family } from '../codes/code-row.ts';
import type { Entry, Explanation } from '../explain/explanation.ts';
import { families } from '../codes/families.ts';
import { countWords } from '../facts/count-words.ts';
import type { Myth } from '../codes/myths/myth.ts';
import { hexOf } from '../codes/printed.ts';
import { firstSentences } from './words/first-sentences.ts';
import { oneLine as oneLineOf } from './layout/wrap.ts';

/** An explanation in a few lines: what it means, what it does not tell, and whole, as it is to be typed, what to run next. */
export function renderExplanation(answer: Explanation, width: number): string {
  const [next = '', ...others] = answer.next;
  const careful = answer.ambiguities[0];
  const told = answer.doesNotTell !== '';
  const room = MOST_MEANS + (told ? 0 : 1) - (careful === undefined || answer.known ? 0 : 1);
  const means = labelled('Means', answer.means, width, atWidth(room, width));
  const lines = [
    firstSentences(titleOf(answer), width),
    ...means,
    ...(told
      ? labelled('Not told', answer.doesNotTell, width, atWidth(means.length < room ? 2 : 1, width))
      : []),
    ...(next === '' ? [] : labelled('Run next', next, width)),
    ...(careful !== undefined && !answer.known ? labelled('Careful', careful, width, 1) : []),
  ];
  const more = answer.entries.length + others.length + answer.ambiguities.length + answer.myths.length;
  if (more > 0 && (lines.length < MOST_LINES || answer.myths.length > 1)) lines.push(hint(answer));
  return `${lines.join('\n')}\n`;
}

/** The whole of it: every step, what is ambiguous, every row with its source. */
export function renderExplanationWithSources(answer: Explanation, width: number): string {
  const lines = [
    answer.asked,
    '',
    ...labelled('Means', answer.means, width),
    ...(answer.doesNotTell === '' ? [] : labelled('Not told', answer.doesNotTell, width)),
    ...answer.next.flatMap((step, at) => labelled(at === 0 ? 'Run next' : '', step, width)),
    ...answer.ambiguities.flatMap((text) => labelled('Careful', text, width)),
    ...(answer.sources ?? []).flatMap((source) => labelled('Source', source, width)),
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

/** A narrow terminal gets as much to read, on more lines. */
function atWidth(lines: number, width: number): number {
  return Math.ceil(
    (lines * (USUAL_WIDTH - LABEL)) / Math.min(USUAL_WIDTH - LABEL, Math.max(width - LABEL, 10)),
  );
}

/** What was asked on one line, with the symbol of a number. */
function titleOf({ asked: text, entries }: Explanation): string {
  const asked = oneLineOf(text);
  const [first] = entries;
  const isNumber = /^(?:-?\d|0x)/i.test(asked);
  return isNumber && first && first.row.name !== '' && !asked.includes(first.row.name)
    ? `${asked}  ${first.row.name}`
    : asked;
}

function hint({ asked, entries, ambiguities, myths }: Explanation): string {
  const isVerdict = asked.startsWith('Guides say: ');
  const others = myths.length - Number(isVerdict);
  if (others > 0)
    return `${' '.repeat(LABEL)}--sources judges ${countWords(others, isVerdict ? 'more piece' : 'piece', isVerdict ? 'more pieces' : 'pieces')} of advice in it`;
  const doubt = ambiguities.length > 0 ? ', what is ambiguous' : '';
  return `${' '.repeat(10)}--sources shows ${entries.length > 0 ? `${entries.length === 1 ? 'the row' : `${entries.length} rows`} behind it` : 'the rest'}${doubt}`;
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

/** A labelled paragraph of at most `most` lines; what does not fit is cut after a sentence. */
function labelled(label: string, text: string, width: number, most?: number): readonly string[] {
  const room = most === undefined ? text : firstSentences(text, most * (width - LABEL) - most * SLACK);
  return wrap(room, width, label.padEnd(LABEL), ' '.repeat(LABEL));
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

const LABEL = 10;
const USUAL_WIDTH = 80;
const MOST_LINES = 6;
const MOST_MEANS = 3;
/** What line ends leave unused, on average. */
const SLACK = 6;
