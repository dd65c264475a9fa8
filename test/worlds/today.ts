import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { Answer, Diagnostician } from './answer.ts';

/** The diagnosis as it is now, reduced to an answer; what it leads with is what its headline names. */
export const today: Diagnostician = (caseFile): Answer => {
  const { findings, headline } = diagnose(caseFile, causes);
  const roots = findings.filter(({ symptomOf }) => symptomOf === undefined);
  const sure = roots.filter(({ confidence }) => confidence !== 'possible');
  const named = roots.filter(({ title }) => headline.startsWith(title));
  const lead = named[0] ?? sure[0] ?? roots[0];
  // It has no outcome of its own: only its headline says "healthy", and what it says for sure of what matters says that it fails.
  const matters = sure.some(({ impact }) => impact === 'blocks' || impact === 'degrades');
  const outcome = headline.startsWith('Healthy up to') ? 'works' : matters ? 'fails' : 'unknown';
  return {
    ...(lead === undefined ? {} : { lead: lead.cause }),
    sure: sure.map(({ cause }) => cause),
    outcome,
    names: [],
  };
};
