import { fromUtf8 } from '../../core/bytes/text.ts';
import { assembleCase } from '../../app/assemble-case.ts';
import { readEvidence } from '../../core/evidence/read-evidence.ts';
import type { ByteSource } from '../../core/evidence/reader.ts';
import { savedCaseReader } from '../../core/evidence/readers/saved-case.ts';
import { readCaseFile, type CaseFile } from '../../core/facts/case-file.ts';
import { webCrypto } from './crypto.ts';
import { inflate, salvage } from './inflate.ts';

/** What a set of files gave: one case for all, or one for each captured connection, and what was lost. */
export interface FileCases {
  readonly cases: readonly CaseFile[];
  readonly notes: readonly string[];
}

/** Reads files with the same code as the command line; nothing leaves the machine. `now` is ISO 8601. */
export async function casesOfFiles(sources: readonly ByteSource[], now: string): Promise<FileCases> {
  const saved = savedCase(sources);
  if (saved !== undefined) return { cases: [saved], notes: [] };
  const evidence = await readEvidence(sources, {
    crypto: webCrypto,
    inflate,
    salvage,
    now,
    clock: () => performance.now(),
  });
  const here = { at: now, from: '' };
  const { connections, facts, notes } = evidence;
  if (connections.length > 0)
    return { cases: connections.map((connection) => assembleCase({ connection, evidence }, here)), notes };
  const cases = facts.length === 0 ? [] : [assembleCase({ evidence, paths: namesOf(sources) }, here)];
  return { cases, notes };
}

/** A saved case that comes alone is opened as it was saved, with the host it is of. */
function savedCase([source, ...others]: readonly ByteSource[]): CaseFile | undefined {
  if (source === undefined || others.length > 0 || source.size > LARGEST_CASE) return undefined;
  if (!savedCaseReader.recognises(source.read(0, 4_096), source)) return undefined;
  const file = readCaseFile(fromUtf8(source.read(0, source.size)).replace(/^\uFEFF/, ''));
  return 'problem' in file ? undefined : file;
}

function namesOf(sources: readonly ByteSource[]): readonly string[] {
  const names = sources.map(({ name }) => name);
  return names.length > MOST_NAMED
    ? [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} more files`]
    : names;
}

const LARGEST_CASE = 64 * 1_048_576;
const MOST_NAMED = 3;
