import type { CaseFile } from '../../src/core/facts/case-file.ts';
import type { Outcome } from './answer.ts';

/** Right if the answer names this event in substance: it began when the failures began. */
export interface Began {
  readonly began: readonly [provider: string, id: number];
}

/** The id of a cause or an ending, `healthy`, `unknown`, or what began. */
export type Truth = string | Began;

/** What is true of a world, from how it was composed and what of it survived. */
export interface WorldLabel {
  /** What happened in it. */
  readonly kind: string;
  /** The group it is counted in: the stage of the connection, or the sort of fault. */
  readonly family: string;
  /** One sentence: how it was composed. */
  readonly made: string;
  /** Each of them is a right answer. */
  readonly truths: readonly Truth[];
  /** Ids that may be said besides. */
  readonly mayAlso: readonly string[];
  /** Ids that may not be said for sure, `works` where somebody fails in plain view. */
  readonly mustNot: readonly string[];
  /** Outcomes that are right, counted beside the answer that leads. */
  readonly outcomes: readonly Outcome[];
}

/** One composed world: what is known of it and what is true in it. */
export interface World {
  readonly seed: number;
  readonly family: 'live' | 'logs';
  readonly label: WorldLabel;
  readonly caseFile: CaseFile;
}
