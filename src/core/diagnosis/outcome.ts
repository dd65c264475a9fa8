import type { Finding, Outcome } from './diagnosis.ts';
import type { KnownFacts } from './judged.ts';

/** Which clients get through to a host that lives; absent where that was not worked out. */
export type WorksFor = 'all' | 'some' | 'none' | 'notKnown';

/** What it comes to: the wire decides where somebody looked at it, else what is recorded and logged. */
export function outcomeOf(
  { phaseOfDeath: death, incident }: KnownFacts,
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
  if (lead?.impact === 'blocks') return 'fails';
  if (lead?.impact === 'degrades') return 'disturbed';
  return incident?.failing === 'no' ? 'works' : 'unknown';
}
