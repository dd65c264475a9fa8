import type { Phase } from '../facts/phases.ts';
import { proofKinds, type ProofKind } from '../judging/proof.ts';
import table from './confidence.json' with { type: 'json' };

/** How sure a cause is. The word is looked up: nobody types it. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** How often proof of one kind was said of causes in one phase, and how often it was true. */
export interface Record {
  readonly said: number;
  readonly right: number;
}

/** The words by the share that is right at least (95 % Wilson lower bound). */
const floors: readonly (readonly [Confidence, number])[] = [
  ['certain', 0.99],
  ['likely', 0.85],
];

/** The word for a kind of proof in a phase, from what `npm run calibrate` measured on sealed worlds. */
export function confidenceOf(proof: ProofKind, phase: Phase): Confidence {
  const records: { readonly [cell: string]: Record | undefined } = table.records;
  const own = records[`${proof}/${phase}`];
  // Too few to say anything of this phase alone: then what was measured of the kind as a whole.
  const cell = own !== undefined && own.said >= FEW ? own : (records[proof] ?? { said: 0, right: 0 });
  const share = wilsonLowerBound(cell);
  const word = floors.find(([, floor]) => share >= floor)?.[0] ?? 'possible';
  return word === 'certain' && !isDirect.has(proof) ? 'likely' : word;
}

/** Only conversations are composed as they are; how people err, and how like life composed logs are, no world can measure. */
const isDirect: ReadonlySet<ProofKind> = new Set(['measured', 'recorded']);

/** Lower end of the 95 % Wilson interval of a share; 0 where nothing was said. */
export function wilsonLowerBound({ said, right }: Record): number {
  if (said === 0) return 0;
  const share = right / said;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * said);
  const spread = Z * Math.sqrt((share * (1 - share) + z2 / (4 * said)) / said);
  return (centre - spread) / (1 + z2 / said);
}

/** The surer kind of proof first, for choosing among explanations. */
export function rankOfProof(proof: ProofKind): number {
  return proofKinds.indexOf(proof);
}

const Z = 1.96;
/** Below this the interval of even a spotless record does not reach "certain" (381 needed), and hardly "likely" (22). */
const FEW = 30;
