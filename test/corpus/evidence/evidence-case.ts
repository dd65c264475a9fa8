import { readEvidence } from '../../../src/core/evidence/read-evidence.ts';
import { sourceOf } from '../../../src/core/evidence/reader.ts';
import { fact, type CaseFile, type Fact } from '../../../src/core/facts/case-file.ts';
import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { clientErrorOf } from '../../../src/node/cli/check/check-options.ts';
import { assembleCase } from '../../../src/app/assemble-case.ts';
import { nodeCrypto } from '../../../src/node/crypto.ts';
import { inflate, salvage } from '../../../src/node/files/inflate.ts';
import type { CorpusCase } from '../case.ts';

/** A file as somebody hands it over. */
export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A case made of files, and of what the person says besides. */
export interface EvidenceLabel extends Omit<CorpusCase, 'run'> {
  readonly files: () => readonly EvidenceFile[] | Promise<readonly EvidenceFile[]>;
  /** What mstsc showed, as after `--code`. */
  readonly code?: string;
  readonly context?: FactTypes['reportedContext'];
  /** Which connection of a capture with several is judged; the first without it. */
  readonly connection?: number;
}

/** The moment at which every evidence case is judged. */
export const judgedAt = '2026-09-01T12:00:00.000Z';

/** Reads the files as the command `check` does and leaves judging to the caller. */
export function evidenceCase({ files, code, context, connection, ...label }: EvidenceLabel): CorpusCase {
  const run = async (): Promise<CaseFile> => {
    const given = await files();
    const evidence = await readEvidence(
      given.map(({ name, bytes }) => sourceOf(name, bytes)),
      { crypto: nodeCrypto, inflate, salvage, now: judgedAt },
    );
    // A capture bears its own time; everything else is judged at one moment.
    const dated = evidence.connections.length > 0;
    const told = [
      ...(dated ? [] : [said('clockHere', judgedAt)]),
      ...(code === undefined ? [] : [said('clientError', clientErrorOf(code))]),
      ...(context === undefined ? [] : [said('reportedContext', context)]),
    ];
    const chosen = connection === undefined ? undefined : evidence.connections[connection];
    if (connection !== undefined && chosen === undefined)
      throw new RangeError(`${label.id}: the capture has ${evidence.connections.length} connections`);
    const paths = given.map(({ name }) => name);
    return assembleCase({ evidence, connection: chosen, told, paths }, { at: judgedAt, from: 'corpus' });
  };
  return { ...label, run };
}

function said<N extends keyof FactTypes>(name: N, value: FactTypes[N]): Fact {
  return fact(name, value, { by: 'person', from: 'corpus', at: judgedAt });
}
