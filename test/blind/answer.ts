import type { CaseFile } from '../../src/core/facts/case-file.ts';

/** What rdpdoctor says of a case, in the few words that are scored. */
export interface Answer {
  /** Id of the cause it leads with; absent where it leads with none. */
  readonly lead?: string;
  /** Ids it states for sure, the lead among them where that is sure. */
  readonly sure: readonly string[];
  /** A cause was found, all is well, or it says that it cannot tell. */
  readonly outcome: 'found' | 'healthy' | 'unknown';
  /** The events that its lead names as what began it, provider and id. */
  readonly named: readonly (readonly [provider: string, id: number])[];
}

/** Judges a case. */
export type AnswerOf = (file: CaseFile) => Answer;

/** The diagnosis behind the scores; `undefined` until it is put in here, and the runner then only reads the cases. */
export const answerOf: AnswerOf | undefined = undefined;
