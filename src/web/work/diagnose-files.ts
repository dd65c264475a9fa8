import { readEvidence } from '../../core/evidence/read-evidence.ts';
import type { ByteSource } from '../../core/evidence/reader.ts';
import { fact, type CaseFile } from '../../core/facts/case-file.ts';
import { webCrypto } from './crypto.ts';
import { inflate, salvage } from './inflate.ts';

/** What a set of files gave: one case for all, or one for each captured connection, and what was lost. */
export interface FileCases {
  readonly cases: readonly CaseFile[];
  readonly notes: readonly string[];
}

/** Reads files with the same code as the command line; nothing leaves the machine. `now` is ISO 8601. */
export async function casesOfFiles(sources: readonly ByteSource[], now: string): Promise<FileCases> {
  const evidence = await readEvidence(sources, {
    crypto: webCrypto,
    inflate,
    salvage,
    now,
    clock: () => performance.now(),
  });
  const clock = fact('clockHere', now, { by: 'clock of this machine', from: 'browser', at: now });
  const target = sources.map(({ name }) => name).join(', ');
  const cases: CaseFile[] = evidence.connections.map((connection) => ({
    format: 2,
    target: connection.target,
    facts: [...evidence.facts, ...connection.facts],
    gaps: connection.gaps,
  }));
  if (cases.length === 0 && evidence.facts.length > 0)
    cases.push({ format: 2, target, facts: [...evidence.facts, clock], gaps: evidence.gaps });
  return { cases, notes: evidence.notes };
}
