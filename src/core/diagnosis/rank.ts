import { stages, type Impact } from '../causes/cause.ts';
import type { Finding } from './diagnosis.ts';

const impacts: readonly Impact[] = ['blocks', 'degrades', 'weakens', 'informs'];
const confidences = ['certain', 'likely', 'possible'];

/** Order of findings: roots before symptoms, what blocks before what degrades, surer before less sure, earlier before later. */
export function rank(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => compare(weightsOf(a), weightsOf(b)));
}

/** The impact that bites hardest. */
export function gravest(found: readonly Impact[]): Impact {
  return impacts.find((impact) => found.includes(impact)) ?? 'informs';
}

function weightsOf(finding: Finding): readonly number[] {
  return [
    finding.symptomOf === undefined ? 0 : 1,
    impacts.indexOf(finding.impact),
    confidences.indexOf(finding.confidence),
    stages.indexOf(finding.stage),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((weight, i) => weight !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
