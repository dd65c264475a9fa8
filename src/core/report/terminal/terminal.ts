import type { CheckReport } from '../check-report.ts';
import { widthOf } from '../layout/display-width.ts';
import type { Expected } from '../expectation.ts';
import { inAscii, paint, type TerminalStyle } from '../layout/terminal-style.ts';
import {
  expectedPart,
  firstTexts,
  headlinePart,
  labelled,
  phasesPart,
  picturePart,
  stepTexts,
  tablesPart,
  titlePart,
  type Part,
  type PartName,
} from './terminal-parts.ts';
import { harmless } from '../../bytes/harmless.ts';
import { wrap } from '../layout/wrap.ts';

/** What stands below the parts: where the case was saved, what the exit code means. */
export interface Closing {
  readonly saved?: string;
  readonly exit?: { readonly code: number; readonly means: string };
  /** Which clients would connect; shown with everything else when all is asked for. */
  readonly clients?: readonly string[];
  readonly expected?: readonly Expected[];
  /** Tables of versions, suites, certificate and offers. */
  readonly tables?: boolean;
}

/** The report of one host for a person at a terminal: about thirty lines, in which what to do is never cut. */
export function renderTerminal(report: CheckReport, style: TerminalStyle, closing: Closing = {}): string {
  const parts = partsOf(report, style, closing);
  const shown = style.all ? parts.map(({ pieces }) => pieces.length) : fitting(parts, style);
  const hidden = parts.some(({ pieces }, i) => (shown[i] ?? 0) < pieces.length);
  const [title = [], headline = [], picture = [], ...others] = parts.map(({ pieces }, i) =>
    pieces.slice(0, shown[i]).flat(),
  );
  const groups = [title, [...headline, ...picture], ...others, end(closing, hidden, style)].filter(
    (lines) => lines.length > 0,
  );
  const size = groups.reduce((sum, lines) => sum + lines.length, 0);
  const blanks = style.all ? groups.length : Math.max(LEAST_BLANKS, mostLines(style) - size);
  return `${inAscii(spaced(groups, blanks).join('\n'), style)}\n`;
}

/** In the order of reading: what is, why, what to do, then what else is known. */
function partsOf(report: CheckReport, style: TerminalStyle, closing: Closing): readonly Part[] {
  const { told, why, began, setAside, also, watch, anotherClient, perhaps, timeline, references } = report;
  const line = (text: string | undefined) => (text === undefined ? [] : [text]);
  const first = firstTexts(report.tryFirst, style.all);
  const steps = stepTexts(report.doThis, report.doThis.length > 1);
  const { all } = style;
  return [
    titlePart(report, style),
    headlinePart(report, style),
    picturePart(report, style),
    phasesPart(report, style),
    labelled('read', 'Read', report.read, report.phases.length > 0 ? 0 : 2, style),
    ...(all || closing.tables === true ? [tablesPart(report, style)] : []),
    expectedPart(closing.expected ?? [], style),
    labelled('told', 'You saw', line(told), 1, style),
    labelled('why', 'Why', why, 2, style),
    labelled('began', 'Began with', began, 1, style),
    labelled('first', 'First', first, first.length, style),
    labelled('doThis', 'Do this', steps, steps.length, style),
    labelled('next', 'Next', report.next, report.mark === 'unknown' ? 1 : 3, style),
    labelled('noHelp', 'No help', report.wouldNotHelp, 0, style),
    labelled('also', 'Also', also, 1, style),
    labelled('setAside', 'Set aside', setAside, 1, style),
    labelled('watch', 'Watch', line(watch), 0, style),
    labelled('clients', 'Clients', line(anotherClient), 0, style),
    labelled('ruledOut', 'Ruled out', ruledOutTexts(report, style), 0, style),
    labelled('notKnown', 'Not known', openTexts(report, style), 0, style),
    ...(all
      ? [
          labelled('perhaps', 'Perhaps', perhaps, 0, style),
          labelled('timeline', 'Timeline', timeline, 0, style),
          clientList(closing.clients ?? []),
          labelled('references', 'Sources', references, 0, style),
        ]
      : []),
  ];
}

/** Two or three spare the most hours; where nothing is wrong nobody looks for them. */
function ruledOutTexts({ ruledOut, mark, told }: CheckReport, { all }: TerminalStyle): readonly string[] {
  if (all) return ruledOut;
  return mark === 'healthy' && told === undefined ? [] : ruledOut.slice(0, 3);
}

/** One question as a command is enough to go on with; where nothing is known, three. */
function openTexts({ notKnown, mark }: CheckReport, { all }: TerminalStyle): readonly string[] {
  const most = all ? undefined : mark === 'unknown' ? 3 : 1;
  return notKnown
    .slice(0, most)
    .map(({ question, settledBy }) =>
      settledBy === undefined ? question : `${question}; settled by: ${settledBy}`,
    );
}

function clientList(lines: readonly string[]): Part {
  return { name: 'clientList', least: 0, pieces: lines.map((line) => [`  ${harmless(line)}`]) };
}

/** How many pieces of each part are shown: the least of each, then whole pieces in the order of their worth while there is room. */
function fitting(parts: readonly Part[], style: TerminalStyle): readonly number[] {
  const shown = parts.map(({ pieces, least }) => Math.min(pieces.length, least));
  const sizeOf = (i: number) => shownLines(parts[i]!, shown[i]!);
  let left = mostLines(style) - RESERVED - parts.reduce((sum, _, i) => sum + sizeOf(i), 0);
  for (const name of wanting) {
    const i = parts.findIndex((part) => part.name === name);
    const next = parts[i]?.pieces[shown[i] ?? 0];
    if (next === undefined || next.length > left) continue;
    shown[i] = (shown[i] ?? 0) + 1;
    left -= next.length;
  }
  return shown;
}

function shownLines({ pieces }: Part, count: number): number {
  return pieces.slice(0, count).reduce((sum, piece) => sum + piece.length, 0);
}

/** Blank lines between groups as far as there is room, those around the phases first. */
function spaced(groups: readonly (readonly string[])[], blanks: number): readonly string[] {
  const order = [1, 2, 3, groups.length - 1, ...groups.keys()].filter((i) => i > 0 && i < groups.length);
  const chosen = new Set([...new Set(order)].slice(0, blanks));
  return groups.flatMap((lines, i) => (chosen.has(i) ? ['', ...lines] : lines));
}

function end({ saved, exit }: Closing, hidden: boolean, style: TerminalStyle): readonly string[] {
  const said = [
    ...(saved === undefined ? [] : [`case saved: ${saved}`]),
    ...(exit === undefined ? [] : [`exit ${exit.code}: ${exit.means}`]),
    ...(hidden ? ['--all shows the rest'] : []),
  ];
  const onOne = said.join('   ');
  const lines =
    widthOf(onOne) + 2 <= style.width ? [onOne] : said.flatMap((text) => wrap(text, style.width - 2));
  return lines.filter((line) => line !== '').map((line) => `  ${paint(line, 'quiet', style)}`);
}

/** Thirty lines of eighty columns hold as much as more lines of fewer. */
function mostLines({ width }: TerminalStyle): number {
  return Math.ceil(MAX_LINES * Math.max(1, 80 / width));
}

const MAX_LINES = 30;
/** The last line, and blank lines around the phases. */
const RESERVED = 4;

/** A report that needs more lines than there are keeps those before and after the phases. */
const LEAST_BLANKS = 3;

/** Which part gets its next piece, while there is room. */
const wanting: readonly PartName[] = [
  'noHelp',
  'notKnown',
  'headline',
  'why',
  'also',
  'ruledOut',
  'ruledOut',
  'clients',
  'watch',
  'headline',
  'noHelp',
  'began',
  'ruledOut',
  'also',
  'why',
  'noHelp',
  'headline',
  'why',
  'read',
  'setAside',
  'notKnown',
  'noHelp',
  'notKnown',
  'headline',
  'why',
];
