import { harmless } from '../../bytes/harmless.ts';
import type { Phase } from '../../facts/phases.ts';
import { padded, widthOf } from '../layout/display-width.ts';
import type { ReportRow } from '../report-rows.ts';
import { inAscii, paint, symbol, type Paint, type TerminalStyle } from '../layout/terminal-style.ts';
import { wrap } from '../layout/wrap.ts';

/** One phase as it appears live and in the report: the time stands at the right, what is too long goes on below. */
export function phaseLine(line: ReportRow, style: TerminalStyle): string {
  const time = line.ms === undefined ? '' : `${Math.round(line.ms)} ms`;
  const state = line.state === 'passed' && line.flaw === true ? 'flawed' : line.state;
  return rowLine(phaseNames[line.phase], state, line.says, style, time).join('\n');
}

/** A row of the report: its name, its mark, what it says; wrapped, never cut. */
export function rowLine(
  name: string,
  state: RowState,
  says: string,
  style: TerminalStyle,
  time = '',
): readonly string[] {
  const mark = paint(symbol(state, style), paints[state], style);
  const room = Math.max(29, style.width - 18);
  const beside = time === '' ? room : room - widthOf(time) - 1;
  const [first = '', ...rest] = wrap(
    harmless(time === '' ? says : says.replace(/,? after \d+ ms$/, '')),
    beside,
  );
  const quiet = state === 'notReached' || state === 'notTried';
  const shown = `${padded(first, room - widthOf(time))}${time}`.trimEnd();
  return [
    `  ${padded(name, 13)} ${mark} ${quiet ? paint(shown, 'quiet', style) : shown}`,
    ...rest.map((line) => `${' '.repeat(18)}${line}`),
  ].map((line) => inAscii(line, style));
}

/** What the phases are called in every report. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  name: 'name',
  connection: 'connection',
  negotiation: 'negotiation',
  encryption: 'encryption',
  certificate: 'certificate',
  signIn: 'sign-in',
  license: 'license',
  session: 'session',
};

type RowState = ReportRow['state'] | 'flawed' | 'told';

const paints: Readonly<Record<RowState, Paint>> = {
  passed: 'good',
  flawed: 'warn',
  told: 'quiet',
  died: 'bad',
  notReached: 'quiet',
  notTried: 'quiet',
};
