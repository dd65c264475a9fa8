import { readEvidence } from '../../src/core/evidence/read-evidence.ts';
import { sourceOf } from '../../src/core/evidence/reader.ts';
import { fact, type CaseFile, type Fact } from '../../src/core/facts/case-file.ts';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';
import { clientErrorOf } from '../../src/node/cli/check/check-options.ts';
import { assembleCase } from '../../src/app/assemble-case.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { inflate, salvage } from '../../src/node/files/inflate.ts';
import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';

/** What a case is counted under. */
export type BlindKind = 'with cause' | 'without cause' | 'healthy' | 'cannot tell' | 'live';

/** An id of a cause, `healthy`, `unknown`, or the event that the answer has to name. */
export type Truth = string | { readonly began: readonly [provider: string, id: number] };

/** A situation whose truth was written down before the product saw it. */
export interface BlindCase {
  readonly id: string;
  readonly kind: BlindKind;
  /** One sentence: how it was made. */
  readonly made: string;
  /** Any one of these is right. */
  readonly truth: readonly Truth[];
  /** Ids that are true here too, or cannot be told apart from there. */
  readonly mayAlso?: readonly string[];
  /** Ids that would be confidently wrong. */
  readonly mustNot?: readonly string[];
  readonly run: () => Promise<CaseFile>;
}

/** A case made of files, judged at `now`, with what the person says besides. */
export interface EvidenceSketch extends Omit<BlindCase, 'run'> {
  /** ISO 8601; when the person asks. */
  readonly now: string;
  readonly files: () => readonly EvidenceFile[];
  /** What mstsc showed, as after `--code`. */
  readonly code?: string;
  readonly context?: FactTypes['reportedContext'];
}

/** Reads the files as the command `check` does and leaves judging to the caller. */
export function evidence({ files, now, code, context, ...label }: EvidenceSketch): BlindCase {
  const run = async (): Promise<CaseFile> => {
    const given = files();
    const read = await readEvidence(
      given.map(({ name, bytes }) => sourceOf(name, bytes)),
      { crypto: nodeCrypto, inflate, salvage, now },
    );
    const found = read;
    const said = <N extends keyof FactTypes>(name: N, value: FactTypes[N]): Fact =>
      fact(name, value, { by: 'person', from: 'blind', at: now });
    const [connection] = found.connections;
    const told = [
      ...(connection === undefined ? [said('clockHere', now)] : []),
      ...(code === undefined ? [] : [said('clientError', clientErrorOf(code))]),
      ...(context === undefined ? [] : [said('reportedContext', context)]),
    ];
    const paths = given.map(({ name }) => name);
    return assembleCase({ evidence: found, told, paths }, { at: now, from: 'blind' });
  };
  return { ...label, run };
}
