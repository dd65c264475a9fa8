import type { Phase } from '../../facts/phases.ts';

/** A sentence client dialogs show, the codes known to share it, and what stays open when only the sentence is there. */
export interface Dialog {
  readonly id: string;
  readonly says: string;
  /** Further wordings of it; like `says` compared without case and punctuation. */
  readonly also?: readonly string[];
  /** First numbers known with this sentence. */
  readonly codes: readonly number[];
  /** Second numbers known with this sentence. */
  readonly extended: readonly number[];
  /** Where in the connection it is shown, where no number says so. */
  readonly phase?: Phase;
  /** What the sentence leaves open. */
  readonly ambiguity: string;
  /** What the sentence itself says, where no row of a code does. */
  readonly means?: string;
  /** Counts only where nothing but "try again" follows: many sentences open with these words. */
  readonly opening?: boolean;
  /** Whether the words speak of the target alone, so that a text about a gateway is something else. */
  readonly ofTarget?: boolean;
}

/** A sentence of one code only, in the words that no other sentence has. */
export type OwnSentence = readonly [code: number, ...words: readonly string[]];
