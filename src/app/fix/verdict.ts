import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { latest, type CaseFile } from '../../core/facts/case-file.ts';

/** How a host looked from outside at one moment, in what a journal keeps of it. */
export interface Verdict {
  readonly at: string;
  readonly headline: string;
  /** Where the connection dies; `none` where it lives as far as it was followed; absent where nobody looked. */
  readonly phase?: string | undefined;
  /** Causes found that are more than a possibility. */
  readonly causes: readonly string[];
}

export function verdictOf(file: CaseFile, diagnosis: Diagnosis, at: string): Verdict {
  const phase = latest(file.facts).phaseOfDeath?.value.phase;
  return {
    at,
    headline: diagnosis.headline,
    ...(phase === undefined ? {} : { phase }),
    causes: [diagnosis.lead, ...diagnosis.also].flatMap((finding) =>
      finding === undefined || finding.confidence === 'possible' ? [] : [finding.id],
    ),
  };
}
