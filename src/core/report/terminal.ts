import type { FactTypes } from '../facts/vocabulary.ts';
import type { CheckReport } from './check-report.ts';
import type { Step } from './steps.ts';
import { inAscii, paint, symbol, type Paint, type TerminalStyle } from './terminal-style.ts';
import { atMost, harmless, wrap } from './wrap.ts';

/** What stands below the parts: where the case was saved, what the exit code means. */
export interface Closing {
  readonly saved?: string;
  readonly exit?: { readonly code: number; readonly means: string };
}

/** The report of one host for a person at a terminal: at most thirty lines unless everything is asked for. */
export function renderTerminal(report: CheckReport, style: TerminalStyle, closing: Closing = {}): string {
  const sections = [
    title(report, style),
    headline(report, style),
    report.phases.map((line) => phaseLine(line, style)),
    ...parts(report, style),
    end(closing, style),
  ].filter((lines) => lines.length > 0);
  const room = style.all ? Number.POSITIVE_INFINITY : 30;
  const spaced = sections.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
  const tight = spaced.length <= room ? spaced : closeUp(sections, room);
  return `${inAscii(tight.join('\n'), style)}\n`;
}

/** One phase as it appears live and in the report. */
export function phaseLine(line: FactTypes['phases'][number], style: TerminalStyle): string {
  const name = phaseNames[line.phase].padEnd(13);
  const mark = paint(symbol(line.state, style), paints[line.state], style);
  const time = line.ms === undefined ? '' : `${Math.round(line.ms)} ms`;
  const room = Math.max(20, style.width - 2 - name.length - 2 - 10);
  const text = harmless(line.says);
  const says = text.length > room ? `${text.slice(0, room - 1)}…` : text;
  const row = `${says.padEnd(room)}${time.padStart(9)}`.trimEnd();
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

function headline(report: CheckReport, style: TerminalStyle): readonly string[] {
  const width = style.width - 4;
  const sure = report.confidence === undefined ? '' : ` (${report.confidence})`;
  const [first = '', ...rest] = wrap(harmless(`${report.headline}${sure}`), width);
  const mark = paint(symbol(report.mark, style), marks[report.mark], style);
  const because = report.because === undefined ? [] : wrap(harmless(report.because), width);
  return [
    `  ${mark} ${paint(first, 'strong', style)}`,
    ...rest.map((line) => `    ${paint(line, 'strong', style)}`),
    ...atMost(because, style.all ? 99 : 2).map((line) => `    ${line}`),
  ];
}

function parts(report: CheckReport, style: TerminalStyle): readonly (readonly string[])[] {
  const limit = (count: number) => (style.all ? Number.POSITIVE_INFINITY : count);
  const ruledOut = report.ruledOut.slice(0, limit(9));
  const more = report.ruledOut.length - ruledOut.length;
  const rest = more > 0 ? ` · ${more} more (--all)` : '';
  const notKnown = report.notKnown
    .slice(0, limit(2))
    .flatMap(({ question, settledBy }) => [question, ...(settledBy ? [`settled by: ${settledBy}`] : [])]);
  return [
    part('Why', report.why.slice(0, limit(5)), style),
    part('Also', report.also.slice(0, limit(3)), style),
    part('Ruled out', ruledOut.length === 0 ? [] : [`${ruledOut.join(' · ')}${rest}`], style),
    part('Not known', notKnown, style),
    part('Do this', stepLines(report.doThis, style), style),
    part('No help', report.wouldNotHelp.slice(0, limit(3)), style),
  ];
}

function stepLines(steps: readonly Step[], style: TerminalStyle): readonly string[] {
  return steps.slice(0, style.all ? 20 : 3).flatMap((step, i) => {
    const risk = step.risk === 'dropsSessions' ? ' (drops sessions)' : '';
    const details = step.details.slice(0, style.all ? 20 : 1).map((detail) => `   ${detail}`);
    return [
      `${i + 1}. ${step.title}${risk}`,
      ...details,
      ...(step.command === undefined ? [] : [`   ${step.command}`]),
    ];
  });
}

/** A label in front of its lines; long lines are wrapped under it. */
function part(label: string, lines: readonly string[], style: TerminalStyle): readonly string[] {
  const width = Math.max(24, style.width - INDENT);
  const wrapped = lines.flatMap((line) => {
    const indent = /^\s*(\d+\. )?/.exec(line)?.[0].length ?? 0;
    const text = harmless(line);
    const [first = '', ...rest] = wrap(text, width - indent);
    const lead = text.slice(0, text.length - text.trimStart().length);
    return [`${lead}${first}`, ...rest.map((more) => `${' '.repeat(indent)}${more}`)];
  });
  return wrapped.map((line, i) => {
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

/** Leaves out blank lines, the later ones first, then the end of the longest parts, until it fits. */
function closeUp(sections: readonly (readonly string[])[], room: number): readonly string[] {
  const lines = sections.map((section) => [...section]);
  const size = () => lines.reduce((sum, section) => sum + section.length, 0);
  const kept = 3;
  while (size() + kept > room) {
    const longest = lines.slice(3).reduce((a, b) => (b.length > a.length ? b : a), []);
    if (longest.length <= 1) break;
    longest.pop();
  }
  let blanks = room - size();
  return lines.flatMap((section, i) => {
    if (i === 0 || blanks <= 0) return section;
    blanks -= 1;
    return ['', ...section];
  });
}

const INDENT = 15;
