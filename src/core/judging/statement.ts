import type { Phase } from '../facts/phases.ts';
import type { FactName, FactTypes } from '../facts/vocabulary.ts';
import type { InputName, Seen } from './inputs.ts';
import type { Remedy } from '../remedy/remedy.ts';

/** What it does to connections, the hardest first; `informs` is worth knowing and no fault of the host. */
export const impacts = ['blocks', 'degrades', 'weakens', 'informs'] as const;
export type Impact = (typeof impacts)[number];

/** A situation and what a statement must say of it: its test, its documentation and its demo. */
export interface Example<Word extends string> {
  readonly name: string;
  readonly facts?: Partial<FactTypes>;
  readonly unknown?: readonly FactName[];
  readonly verdict: Word;
}

/** The words and facts that observations and causes have in common. */
export interface Statement<Needs extends InputName, Uses extends InputName, Word extends string> {
  /** What is, one sentence without a full stop. */
  readonly title: string;
  readonly phase: Phase;
  readonly impact: Impact;
  readonly explanation: string;
  readonly needs: readonly Needs[];
  readonly uses?: readonly Uses[];
  /** Cheapest and safest first. */
  readonly remedies: (facts: Seen<Needs, Uses>) => readonly Remedy[];
  /** Why its first remedy is worth taking although nothing proves that it cures; absent where proof should come first. */
  readonly worthTrying?: WorthTrying;
  /** What the guides recommend here and what would be no help or do harm. */
  readonly wouldNotHelp?: readonly string[];
  /** What would settle it when a needed fact is missing: a command or a place to look. */
  readonly settledBy?: string;
  /** What mstsc shows with it as far as the reference knows: codes, e.g. "0x904/0x7", or the id of a sentence of `dialogs.ts`. */
  readonly dialogs?: readonly string[];
  readonly references: readonly string[];
  readonly examples: readonly Example<Word>[];
}

/** A cheap, safe and reversible step without proof: why it comes first, and what would prove it. */
export interface WorthTrying {
  readonly because: string;
  readonly provenBy: string;
}
