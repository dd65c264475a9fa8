import type { FactTypes } from '../facts/vocabulary.ts';
import type { CheckReport } from './check-report.ts';
import type { SpokenPhase } from './phase-words.ts';
import type { Step } from './steps.ts';
import { inAscii, paint, symbol, type Paint, type TerminalStyle } from './terminal-style.ts';
import { harmless } from '../bytes/harmless.ts';
import { atMost, clipped, wrap } from './wrap.ts';

/** What stands below the parts: where the case was saved, what the exit code means. */
export interface Closing {
  readonly saved?: string;
  readonly exit?: { readonly code: number; readonly means: string };
  /** Which clients would connect; shown with everything else when all is asked for. */
  readonly clients?: readonly string[];
}

/** How many lines each part may take; what a part does not need is for the others. */
type Room = Readonly<
  Record<
    'because' | 'why' | 'also' | 'watch' | 'clients' | 'ruledOut' | 'notKnown' | 'doThis' | 'noHelp',
    number
  >
>;

/** The report of one host for a person at a terminal: at most thirty lines unless everything is asked for. */
export function renderTerminal(report: CheckReport, style: TerminalStyle, closing: Closing = {}): string {
  const groups = style.all ? groupsOf(report, style, closing, everything) : fitted(report, style, closing);
  const blanks = style.all ? groups.length : Math.max(0, MAX_LINES - sizeOf(groups));
  return `${inAscii(spaced(groups, blanks).join('\n'), style)}\n`;
}

/** Begins with what each part needs least and gives lines, one by one, to the parts that were cut, the weightiest first. */
function fitted(report: CheckReport, style: TerminalStyle, closing: Closing): readonly (readonly string[])[] {
  let room: Room = {
    because: 2,
    why: report.doThis.length > 0 ? 4 : 6,
    also: 3,
    watch: 3,
    clients: 0,
    ruledOut: 2,
    doThis: 5,
    noHelp: 2,
    notKnown: report.mark === 'unknown' ? 6 : 2,
  };
  let groups = groupsOf(report, style, closing, room);
  for (const part of wanting) {
    const wider = { ...room, [part]: room[part] + (part === 'clients' ? 3 : 1) };
    const tried = groupsOf(report, style, closing, wider);
    if (sizeOf(tried) > MAX_LINES - RESERVED_BLANKS) continue;
    room = wider;
    groups = tried;
  }
  return groups;
}

function groupsOf(
  report: CheckReport,
  style: TerminalStyle,
  closing: Closing,
  room: Room,
): readonly (readonly string[])[] {
  return [
    title(report, style),
    headline(report, style, room.because),
    report.phases.map((line) => phaseLine(line, style)),
    ...parts(report, style, room),
    style.all ? (closing.clients ?? []).map((line) => inAscii(`  ${harmless(line)}`, style)) : [],
    end(closing, style),
  ].filter((lines) => lines.length > 0);
}

function sizeOf(groups: readonly (readonly string[])[]): number {
  return groups.reduce((sum, lines) => sum + lines.length, 0);
}

/** Blank lines between groups as far as there is room, those around the phases first. */
function spaced(groups: readonly (readonly string[])[], blanks: number): readonly string[] {
  const order = [2, 3, 1, groups.length - 1, ...groups.keys()].filter((i) => i > 0 && i < groups.length);
  const chosen = new Set([...new Set(order)].slice(0, blanks));
  return groups.flatMap((lines, i) => (chosen.has(i) ? ['', ...lines] : lines));
}

/** One phase as it appears live and in the report. */
export function phaseLine(line: SpokenPhase, style: TerminalStyle): string {
  const name = phaseNames[line.phase].padEnd(13);
  const mark = paint(symbol(line.state, style), paints[line.state], style);
  const time = line.ms === undefined ? '' : `${Math.round(line.ms)} ms`;
  const room = Math.max(29, style.width - 2 - name.length - 3);
  const says = clipped(harmless(line.says), time === '' ? room : room - time.length - 1);
  const row = `${says}${time.padStart(room - says.length)}`.trimEnd();
  const quiet = line.state === 'notReached' || line.state === 'notTried';
  return inAscii(`  ${name} ${mark} ${quiet ? paint(row, 'quiet', style) : row}`, style);
}

export const phaseNames: Readonly<Record<FactTypes['phases'][number]['phase'], string>> = {
  name: 'name',
  connection: 'connection',
  negotiation: 'negotiation',
  encryption: 'encryption',
  certificate: 'certificate',
  signIn: 'sign-in',
  license: 'license',
  session: 'session',
};

const paints: Readonly<Record<FactTypes['phases'][number]['state'], Paint>> = {
  passed: 'good',
  died: 'bad',
  notReached: 'quiet',
  notTried: 'quiet',
};

const marks: Readonly<Record<CheckReport['mark'], Paint>> = {
  healthy: 'good',
  blocked: 'bad',
  degraded: 'warn',
  unknown: 'warn',
};

function title({ target, address }: CheckReport, style: TerminalStyle): readonly string[] {
  return [paint(harmless(address === undefined ? target : `${target} (${address})`), 'strong', style)];
}

function headline(report: CheckReport, style: TerminalStyle, most: number): readonly string[] {
  const width = style.width - 4;
  const sure = report.confidence === undefined ? '' : ` (${report.confidence})`;
  const [first = '', ...rest] = wrap(harmless(`${report.headline}${sure}`), width);
  const mark = paint(symbol(report.mark, style), marks[report.mark], style);
  const because = report.because === undefined ? [] : wrap(harmless(report.because), width - 2);
  return [
    `  ${mark} ${paint(first, 'strong', style)}`,
    ...rest.map((line) => `    ${paint(line, 'strong', style)}`),
    ...atMost([because], most).map((line) => `    ${line}`),
  ];
}

function parts(report: CheckReport, style: TerminalStyle, room: Room): readonly (readonly string[])[] {
  const notKnown = report.notKnown.map(({ question, settledBy }) =>
    settledBy === undefined ? question : `${question}; settled by: ${settledBy}`,
  );
  return [
    part('Why', report.why, room.why, style),
    part('Also', style.all ? report.also : report.also.slice(0, 2), room.also, style),
    part('Watch', report.watch === undefined ? [] : [report.watch], room.watch, style),
    part('Clients', report.anotherClient === undefined ? [] : [report.anotherClient], room.clients, style),
    part('Ruled out', ruledOut(report, style), room.ruledOut, style),
    part(
      'Not known',
      notKnown.slice(0, style.all ? undefined : report.mark === 'unknown' ? 3 : 2),
      room.notKnown,
      style,
    ),
    part('Do this', stepLines(report.doThis, style), room.doThis, style),
    part('No help', style.all ? report.wouldNotHelp : joined(report.wouldNotHelp), room.noHelp, style),
    style.all ? part('Perhaps', report.perhaps, room.also, style) : [],
    style.all ? part('Timeline', report.timeline, report.timeline.length, style) : [],
  ];
}

function joined(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [texts.join('; ')];
}

/** As many names as fit two lines, then how many more there are. */
function ruledOut({ ruledOut: names }: CheckReport, style: TerminalStyle): readonly string[] {
  if (names.length === 0) return [];
  if (style.all) return [names.join(' · ')];
  const room = 2 * (style.width - INDENT) - 28;
  const shown: string[] = [];
  for (const name of names) {
    if ([...shown, name].join(' · ').length > room) break;
    shown.push(name);
  }
  const more = names.length - shown.length;
  return [more > 0 ? `${shown.join(' · ')} · ${more} more (--all)` : shown.join(' · ')];
}

function stepLines(steps: readonly Step[], style: TerminalStyle): readonly string[] {
  return steps.slice(0, style.all ? undefined : 3).flatMap((step, i) => {
    const risk = step.risk === 'dropsSessions' ? ' (drops sessions)' : '';
    const command = step.command === undefined ? [] : [`   ${step.command}`];
    const details = style.all || i === 0 ? step.details : [];
    return [`${i + 1}. ${step.title}${risk}`, ...command, ...details.map((detail) => `   ${detail}`)];
  });
}

/** A label in front of its lines; long lines are wrapped under it, and what is too much ends with an ellipsis. */
function part(
  label: string,
  lines: readonly string[],
  most: number,
  style: TerminalStyle,
): readonly string[] {
  const width = Math.max(24, style.width - INDENT - 2);
  const wrapped = lines.map((line) => {
    const text = harmless(line);
    const indent = /^(\s*)(\d+\. )?/.exec(text)?.[0].length ?? 0;
    const lead = text.slice(0, indent);
    const [first = '', ...rest] = wrap(text.slice(indent), width - indent);
    return [`${lead}${first}`, ...rest.map((more) => `${' '.repeat(indent)}${more}`)];
  });
  return atMost(wrapped, most).map((line, i) => {
    const head = i === 0 ? paint(label.padEnd(INDENT - 2), 'strong', style) : ' '.repeat(INDENT - 2);
    return `  ${head}${line}`;
  });
}

function end({ saved, exit }: Closing, style: TerminalStyle): readonly string[] {
  const said = [
    saved === undefined ? '' : `case saved: ${saved}`,
    exit === undefined ? '' : `exit ${exit.code}: ${exit.means}`,
  ].filter((text) => text !== '');
  return said.length === 0 ? [] : [`  ${paint(said.join('   '), 'quiet', style)}`];
}

const INDENT = 15;
const MAX_LINES = 30;
const RESERVED_BLANKS = 3;
const UNLIMITED = Number.MAX_SAFE_INTEGER;
const everything: Room = {
  because: UNLIMITED,
  why: UNLIMITED,
  also: UNLIMITED,
  watch: UNLIMITED,
  clients: UNLIMITED,
  ruledOut: UNLIMITED,
  notKnown: UNLIMITED,
  doThis: UNLIMITED,
  noHelp: UNLIMITED,
};
/** Who gets a line next, while there are lines. */
const wanting: readonly (keyof Room)[] = [
  'notKnown',
  'because',
  'because',
  'clients',
  'doThis',
  'doThis',
  'why',
  'because',
  'doThis',
  'noHelp',
  'why',
  'doThis',
  'notKnown',
  'because',
  'doThis',
  'noHelp',
  'why',
];
