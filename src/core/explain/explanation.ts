import type { CodeRow } from '../codes/code-row.ts';
import type { Myth } from '../codes/myths/myth.ts';

/** One row of an answer: what it was taken for, and why it stands where it stands. */
export interface Entry {
  readonly row: CodeRow;
  /** The number or name in the text this answers. */
  readonly asked: string;
  /** Why this family, or why in this place. */
  readonly why: string;
}

/** What `explain` answers. */
export interface Explanation {
  readonly format: 1;
  /** What was understood of the question, e.g. "0x904 / 0x7 (2308 / 7)". */
  readonly asked: string;
  /** Whether any table, dialog sentence or myth knows it. */
  readonly known: boolean;
  readonly means: string;
  /** Empty where nothing has to be held back. */
  readonly doesNotTell: string;
  /** Commands and places to look, cheapest first. */
  readonly next: readonly string[];
  /** Most plausible first. */
  readonly entries: readonly Entry[];
  /** What shares the words or the number and cannot be told apart. */
  readonly ambiguities: readonly string[];
  readonly myths: readonly Myth[];
  /** Sources of what no row carries. */
  readonly sources?: readonly string[];
}
