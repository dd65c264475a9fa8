import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { CaseFile } from '../../facts/case-file.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { Snapshot } from '../snapshot.ts';
import { hostFacts, snapshotOf } from '../snapshot-of.ts';

/** One of two that are compared: a host, or the same host at another time. */
export interface Side {
  readonly snapshot: Snapshot;
  /** Facts that the snapshot does not hold; empty where only the snapshot was kept. */
  readonly known: Partial<FactTypes>;
  /** Names of the facts that its lead rests on. */
  readonly cited: readonly string[];
}

/** A case and its judgement as one side. */
export function sideOf(file: CaseFile, diagnosis: Diagnosis, exit: number): Side {
  return {
    snapshot: snapshotOf(file, diagnosis, exit),
    known: hostFacts(file),
    cited: [...new Set(diagnosis.lead?.evidence.map(({ fact }) => fact))],
  };
}

/** A snapshot alone as one side. */
export function bareSide(snapshot: Snapshot): Side {
  return { snapshot, known: {}, cited: [] };
}
