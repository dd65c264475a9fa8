import type { CaseFile } from '../../src/core/facts/case-file.ts';

/** What becomes of connections. */
export const outcomes = ['works', 'worksForSome', 'disturbed', 'fails', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a diagnosis says of a case, reduced to what can be compared with a label. */
export interface Answer {
  /** The id that leads, if any. */
  readonly lead?: string;
  /** Ids said for sure: certain or likely. */
  readonly sure: readonly string[];
  readonly outcome: Outcome;
  /** Events named as what leads or began: provider (long or short name) and id. */
  readonly names: readonly (readonly [provider: string, id: number])[];
}

/** A diagnosis that is measured. */
export type Diagnostician = (caseFile: CaseFile) => Answer;
