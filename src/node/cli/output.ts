import { harmlessLines, harmlessPaint } from '../../core/bytes/harmless.ts';
import type { TerminalStyle } from '../../core/report/layout/terminal-style.ts';

/** Where a command writes, and what that can show. */
export interface Output {
  readonly write: (text: string) => void;
  readonly note: (text: string) => void;
  /** Moves the cursor or erases: sequences of ours alone. */
  readonly move: (sequence: string) => void;
  /** Live progress is shown only to a person: on a terminal. */
  readonly live: boolean;
  readonly style: TerminalStyle;
}

/** What the environment says of the terminal: NO_COLOR, TERM, the locale, the width. */
export function outputOf(
  stdout: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown },
  stderr: { write(text: string): unknown },
  environment: Readonly<Record<string, string | undefined>>,
  all: boolean,
): Output {
  const terminal = stdout.isTTY === true;
  const dumb = environment['TERM'] === 'dumb';
  const forced = (environment['FORCE_COLOR'] ?? '') !== '';
  const refused = (environment['NO_COLOR'] ?? '') !== '';
  const colour = !refused && ((terminal && !dumb) || forced);
  return {
    // Texts from outside were made harmless where they were put together; this is for what was forgotten there.
    write: (text) => void stdout.write(colour ? harmlessPaint(text) : harmlessLines(text)),
    move: (sequence) => void stdout.write(sequence),
    note: (text) => void stderr.write(harmlessLines(text)),
    live: terminal && !dumb,
    style: {
      width: widthOf(stdout.columns, environment['COLUMNS']),
      colour,
      ascii: !speaksUnicode(environment),
      all,
    },
  };
}

function widthOf(columns: number | undefined, wanted: string | undefined): number {
  const width = Number(wanted) || columns || 80;
  return Math.max(50, Math.min(width, 120));
}

/** Windows terminals of today show Unicode; elsewhere the locale says so. */
function speaksUnicode(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (environment['RDPDOCTOR_ASCII']) return false;
  if (process.platform === 'win32') return true;
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || 'C.UTF-8';
  return /utf-?8/i.test(locale);
}
