import type { FactTypes } from '../facts/vocabulary.ts';
import type { Finding, Outcome } from './diagnosis.ts';

type Death = FactTypes['phaseOfDeath'];

/** Which clients get through to a host that lives; absent where that was not worked out. */
export type WorksFor = 'all' | 'some' | 'none' | 'notKnown';

/** What it comes to: the wire decides where somebody looked at it, else what is recorded and logged. */
export function outcomeOf(
  death: Death | undefined,
  worksFor: WorksFor | undefined,
  lead: Finding | undefined,
  sure: readonly Finding[],
): Outcome {
  if (death !== undefined && death.phase !== 'none') return 'fails';
  if (death !== undefined) {
    if (worksFor === 'none') return 'fails';
    if (worksFor === 'some') return 'worksForSome';
    return sure.some(({ impact }) => impact === 'blocks' || impact === 'degrades') ? 'disturbed' : 'works';
  }
  if (lead === undefined) return 'unknown';
  if (lead.impact === 'blocks') return 'fails';
  return lead.impact === 'degrades' ? 'disturbed' : 'unknown';
}
