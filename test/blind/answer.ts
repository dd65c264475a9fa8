import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
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

/** The diagnosis behind the scores: causes said for sure and what leads; what was merely observed beside it claims nothing. */
export const answerOf: AnswerOf = (file) => {
  const { lead, also, outcome, began } = diagnose(file, causes);
  const sure = also.filter(({ is, confidence }) => is === 'cause' && confidence !== 'possible');
  const leads = lead === undefined || lead.confidence === 'possible' ? [] : [lead];
  const outcomes = {
    works: 'healthy',
    unknown: 'unknown',
    fails: 'found',
    disturbed: 'found',
    worksForSome: 'found',
  };
  return {
    ...(lead === undefined ? {} : { lead: lead.id }),
    sure: [...leads, ...sure].map(({ id }) => id),
    outcome: outcomes[outcome] as Answer['outcome'],
    named: began.map(({ provider, id }) => [provider, id] as const),
  };
};
