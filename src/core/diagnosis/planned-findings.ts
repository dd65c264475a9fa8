import type { Remedy } from '../remedy/remedy.ts';
import { findingsOf, type Diagnosis, type Finding } from './diagnosis.ts';

/** A finding as plans take it: what was observed counts as certain, a candidate is possible. */
export interface Planned {
  readonly cause: string;
  readonly title: string;
  readonly impact: Finding['impact'];
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly symptomOf?: string;
  readonly remedies: readonly Remedy[];
}

/** Everything a plan can be made for: what is so, what it brings about, and the candidates. */
export function plannedFindings(diagnosis: Diagnosis): readonly Planned[] {
  const { lead, symptoms, perhaps } = diagnosis;
  return [...findingsOf(diagnosis), ...perhaps].map((finding) => ({
    cause: finding.id,
    title: finding.title,
    impact: finding.impact,
    confidence: finding.confidence ?? 'certain',
    ...(lead !== undefined && symptoms.includes(finding) ? { symptomOf: lead.id } : {}),
    remedies: finding.remedies,
  }));
}
