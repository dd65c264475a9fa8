import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { Finding } from '../../src/core/diagnosis/diagnosis.ts';
import type { Answer, Diagnostician } from './answer.ts';

/** The diagnosis as it is now, reduced to an answer; what it leads with is what its headline names. */
export const today: Diagnostician = (caseFile): Answer => {
  const { findings, headline } = diagnose(caseFile, causes);
  const roots = findings.filter(({ symptomOf }) => symptomOf === undefined);
  const sure = roots.filter(({ confidence }) => confidence !== 'possible');
  const named = roots.filter(({ title }) => headline.startsWith(title));
  const lead = named[0] ?? sure[0] ?? roots[0];
  // It has no outcome of its own yet: where nothing that matters is said, "it works" is what a reader takes from it.
  const matters = ({ impact }: Finding) => impact === 'blocks' || impact === 'degrades';
  const outcome = sure.some(matters) ? 'fails' : roots.some(matters) ? 'unknown' : 'works';
  return {
    ...(lead === undefined ? {} : { lead: lead.cause }),
    sure: sure.map(({ cause }) => cause),
    outcome,
    names: [],
  };
};
