import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { Answer, Diagnostician } from './answer.ts';

/** The diagnosis as it is now, reduced to an answer. */
export const today: Diagnostician = (caseFile): Answer => {
  const { lead, also, outcome, began } = diagnose(caseFile, causes);
  const sure = [lead, ...also].flatMap((finding) =>
    finding === undefined || finding.confidence === 'possible' ? [] : [finding],
  );
  return {
    ...(lead === undefined ? {} : { lead: lead.id }),
    sure: sure.map(({ id }) => id),
    outcome,
    names: began.map(({ provider, id }) => [provider, id] as const),
  };
};
