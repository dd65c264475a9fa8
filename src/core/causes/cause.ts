import type { FactName, FactTypes, Known } from '../facts/vocabulary.ts';
import type { Remedy } from '../remedy/remedy.ts';

/** Where in the connection sequence a cause bites; the order is the order of the report. */
export const stages = ['reach', 'negotiate', 'secure', 'authenticate', 'license', 'session'] as const;
export type Stage = (typeof stages)[number];
/** What it does to connections; `informs` is worth knowing and no fault of the host. */
export type Impact = 'blocks' | 'degrades' | 'weakens' | 'informs';
export type Confidence = 'certain' | 'likely' | 'possible';

/** A fact, and what it says about this cause. */
export interface Citation<N extends FactName = FactName> {
  readonly fact: N;
  readonly says: string;
}

export type Verdict<N extends FactName = FactName> =
  | {
      readonly is: 'found';
      readonly confidence: Confidence;
      /** How it bites here, where that differs from how the cause bites in general. */
      readonly impact?: Impact;
      readonly because: readonly Citation<N>[];
    }
  | { readonly is: 'ruledOut'; readonly because: readonly Citation<N>[] }
  | { readonly is: 'unclear'; readonly because: readonly Citation<N>[] };

/** A situation and what this cause must say about it: its test, its documentation and its demo. */
export interface Example {
  readonly name: string;
  /** What differs from a healthy connection. */
  readonly facts?: Partial<FactTypes>;
  /** What nobody could find out. */
  readonly unknown?: readonly FactName[];
  readonly verdict: Verdict['is'];
  /** Other causes that are rightly found here too. */
  readonly also?: readonly string[];
}

/** One reason a connection fails: how to tell, what it means, what to do. */
export interface CauseSpec<Needs extends FactName, Uses extends FactName> {
  /** The file name; a noun in the failing state. */
  readonly id: string;
  /** What is, one sentence without a full stop. */
  readonly title: string;
  readonly stage: Stage;
  readonly impact: Impact;
  /** What it is, why it matters: the sentences under the title. */
  readonly explanation: string;
  readonly needs: readonly Needs[];
  readonly uses?: readonly Uses[];
  /** While this holds no RDP server can answer on the port: one that does contradicts it, whatever settings say. */
  readonly silencesPort?: true;
  /** Causes that are only symptoms when this one is found. */
  readonly accountsFor?: readonly string[];
  readonly detect: (facts: Known<Needs, Uses>) => Verdict<Needs | Uses>;
  /** Cheapest and safest first. */
  readonly remedies: (facts: Known<Needs, Uses>) => readonly Remedy[];
  /** What the guides recommend here and what would be no help or do harm. */
  readonly wouldNotHelp?: readonly string[];
  /** What would settle it when a needed fact is missing: a command or a place to look. */
  readonly settledBy?: string;
  /** mstsc codes seen with this cause as far as the reference knows, e.g. "0x904/0x7". */
  readonly dialogs?: readonly string[];
  /** Specification sections and articles. */
  readonly references: readonly string[];
  readonly examples: readonly Example[];
}

/** A cause with its fact types forgotten, so that causes can stand in one list. */
export type Cause = CauseSpec<FactName, FactName>;

export function defineCause<const Needs extends FactName, const Uses extends FactName = never>(
  spec: CauseSpec<Needs, Uses>,
): Cause {
  // Sound because the engine calls detect and remedies only when every needed fact is known.
  return spec;
}

export function cite<N extends FactName>(fact: N, says: string): Citation<N> {
  return { fact, says };
}

export function found<N extends FactName>(confidence: Confidence, ...because: Citation<N>[]): Verdict<N> {
  return { is: 'found', confidence, because };
}

/** Found, and here it bites otherwise than in general. */
export function foundAs<N extends FactName>(
  impact: Impact,
  confidence: Confidence,
  ...because: Citation<N>[]
): Verdict<N> {
  return { is: 'found', confidence, impact, because };
}

export function ruledOut<N extends FactName>(...because: Citation<N>[]): Verdict<N> {
  return { is: 'ruledOut', because };
}

export function unclear<N extends FactName>(...because: Citation<N>[]): Verdict<N> {
  return { is: 'unclear', because };
}
