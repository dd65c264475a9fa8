import { harmless } from '../../bytes/harmless.ts';
import { minuteOf } from '../../facts/time.ts';
import type { CheckReport } from '../check-report.ts';
import { padded, widthOf } from '../layout/display-width.ts';
import type { Expected } from '../expectation.ts';
import { pictureLine } from '../handshake-picture.ts';
import { phaseLine, rowLine } from './phase-line.ts';
import type { FirstTry, Step } from '../steps.ts';
import { paint, symbol, type Paint, type TerminalStyle } from '../layout/terminal-style.ts';
import type { Table } from '../tables.ts';
import { sentencesOf, wrap } from '../layout/wrap.ts';

/** A part of the report: pieces that are shown whole or not at all, the first `least` of them always. */
export interface Part {
  readonly name: PartName;
  readonly least: number;
  readonly pieces: readonly (readonly string[])[];
}

export type PartName =
  | 'title'
  | 'headline'
  | 'picture'
  | 'phases'
  | 'read'
  | 'tables'
  | 'told'
  | 'expected'
  | 'why'
  | 'began'
  | 'first'
  | 'doThis'
  | 'noHelp'
  | 'next'
  | 'also'
  | 'setAside'
  | 'watch'
  | 'clients'
  | 'ruledOut'
  | 'notKnown'
  | 'perhaps'
  | 'timeline'
  | 'clientList'
  | 'references'
  | 'end';

/** Target and address, when, from where, and which version looked. */
export function titlePart({ target, address, made }: CheckReport, style: TerminalStyle): Part {
  const name = harmless(address === undefined ? target : `${target} (${address})`);
  const from =
    made.from === '' ? [] : [`from ${made.from}${made.address === undefined ? '' : ` (${made.address})`}`];
  const when = made.at === '' ? [] : [minuteOf(made.at)];
  const version = made.version === undefined ? [] : [`rdpdoctor ${made.version}`];
  const rest = harmless([...from, ...when, ...version].join(', '));
  const onOne = widthOf(name) + 3 + widthOf(rest) <= style.width;
  const head = (onOne ? [name] : wrap(name, style.width)).map((line) => paint(line, 'strong', style));
  if (rest === '') return { name: 'title', least: 1, pieces: [head] };
  const lines = onOne
    ? [`${head[0] ?? ''}   ${paint(rest, 'quiet', style)}`]
    : [...head, ...wrap(rest, style.width - 2).map((line) => `  ${paint(line, 'quiet', style)}`)];
  return { name: 'title', least: 1, pieces: [lines] };
}

/** What is, with its confidence; then why, sentence by sentence. */
export function headlinePart(report: CheckReport, style: TerminalStyle): Part {
  const sure = report.confidence === undefined ? '' : ` (${report.confidence})`;
  const [first = '', ...rest] = wrap(harmless(`${report.headline}${sure}`), style.width - 4);
  const mark = paint(symbol(report.mark, style), marks[report.mark], style);
  const headline = [
    `  ${mark} ${paint(first, 'strong', style)}`,
    ...rest.map((line) => `    ${paint(line, 'strong', style)}`),
  ];
  const paragraph = report.because === undefined ? [] : [...sentencesOf(harmless(report.because))];
  const because = paragraph.map((sentence) => wrap(sentence, style.width - 4).map((line) => `    ${line}`));
  return { name: 'headline', least: 2, pieces: [headline, ...because] };
}

/** Where it goes and who stopped it, on one line where it fits. */
export function picturePart({ picture, mark }: CheckReport, style: TerminalStyle): Part {
  if (picture === undefined) return { name: 'picture', least: 0, pieces: [] };
  const lines = wrap(harmless(pictureLine(picture, style.width - 4)), style.width - 4);
  const shown = lines.map((line) => `    ${paint(line, mark === 'blocked' ? 'bad' : 'quiet', style)}`);
  return { name: 'picture', least: 1, pieces: [shown] };
}

/** The phases with their measurements, and what the server says of itself. */
export function phasesPart({ phases, server }: CheckReport, style: TerminalStyle): Part {
  const lines = phases.flatMap((row) => [
    phaseLine(row, style),
    ...(row.more ?? []).flatMap((line) => below(line, style)),
  ]);
  const itself =
    server === undefined ? [] : rowLine('server', server.flaw ? 'flawed' : 'told', server.says, style);
  return {
    name: 'phases',
    least: 1,
    pieces: phases.length + itself.length === 0 ? [] : [[...lines, ...itself]],
  };
}

/** Tables of everything that was measured. */
export function tablesPart({ tables }: CheckReport, style: TerminalStyle): Part {
  return { name: 'tables', least: tables.length, pieces: tables.map((table) => tableLines(table, style)) };
}

/** A label in front of its pieces, each wrapped under it. */
export function labelled(
  name: PartName,
  label: string,
  texts: readonly string[],
  least: number,
  style: TerminalStyle,
): Part {
  const width = Math.max(24, style.width - INDENT - 2);
  const pieces = texts.map((text, i) => {
    const head = i === 0 ? paint(padded(label, INDENT - 2), 'strong', style) : ' '.repeat(INDENT - 2);
    return hanging(harmless(text), width).map(
      (line, j) => `  ${j === 0 ? head : ' '.repeat(INDENT - 2)}${line}`,
    );
  });
  return { name, least: Math.min(least, pieces.length), pieces };
}

/** Steps as text: title, command, details. */
export function stepTexts(steps: readonly Step[], numbered: boolean): readonly string[] {
  return steps.flatMap(({ title, risk, command, details }, i) => {
    const isRepeated = command !== undefined && command === steps[i - 1]?.command;
    const drops = risk === 'dropsSessions' ? ' (drops sessions)' : '';
    const number = numbered ? `${i + 1}. ` : '';
    const indent = ' '.repeat(number.length);
    return [
      `${number}${title}${drops}`,
      ...(command === undefined || isRepeated ? [] : [`${indent}${command}`]),
      ...details.map((detail) => `${indent}${detail}`),
    ];
  });
}

/** What to try first: how it is done, that it is not proven, why all the same, and what would prove it. */
export function firstTexts(tries: readonly FirstTry[], all: boolean): readonly string[] {
  return tries.flatMap(({ because, provenBy, steps }) => [
    ...stepTexts(steps, false),
    `Cheap, safe and can be undone; not proven to cure. ${sentencesOf(because)
      .slice(0, all ? undefined : 2)
      .join(' ')}`.trimEnd(),
    ...(provenBy === '' ? [] : [`Proven by: ${provenBy}`]),
  ]);
}

/** What was expected, with whether it is so. */
export function expectedPart(expected: readonly Expected[], style: TerminalStyle): Part {
  const texts = expected.map(({ name, is, says }) => `${symbol(expectedMarks[is], style)} ${name}: ${says}`);
  return labelled('expected', 'Expected', texts, texts.length, style);
}

const expectedMarks = { met: 'passed', unmet: 'died', unknown: 'unknown' } as const;

/** Lines under a piece are indented like its text: after "1. " and after blanks. */
function hanging(text: string, width: number): readonly string[] {
  const lead = /^ {0,8}(?:\d{1,3}\. )?/.exec(text)?.[0] ?? '';
  const [first = '', ...rest] = wrap(text.slice(lead.length), width - lead.length);
  return [`${lead}${first}`, ...rest.map((more) => `${' '.repeat(lead.length)}${more}`)];
}

function below(text: string, style: TerminalStyle): readonly string[] {
  return wrap(harmless(text), style.width - 20).map(
    (line) => `${' '.repeat(18)}${paint(line, 'quiet', style)}`,
  );
}

function tableLines({ title, rows }: Table, style: TerminalStyle): readonly string[] {
  const column = Math.min(
    30,
    rows.reduce((most, [name]) => Math.max(most, widthOf(name)), 0),
  );
  return [
    `  ${paint(title, 'strong', style)}`,
    ...rows.flatMap(([name, found]) =>
      wrap(harmless(found), Math.max(20, style.width - column - 6)).map(
        (line, i) => `    ${padded(i === 0 ? harmless(name) : '', column)}  ${line}`,
      ),
    ),
  ];
}

const marks: Readonly<Record<CheckReport['mark'], Paint>> = {
  healthy: 'good',
  blocked: 'bad',
  degraded: 'warn',
  unknown: 'warn',
};

const INDENT = 15;
