import { readFile } from 'node:fs/promises';
import { readEvidence as readSources, type Evidence as Read } from '../../core/evidence/read-evidence.ts';
import type { ConnectionReading } from '../../core/evidence/reader.ts';
import type { Fact, Gap } from '../../core/facts/case-file.ts';
import { nodeCrypto } from '../crypto.ts';
import { filesBelow, openFile, type FileSource } from './file-source.ts';
import { inflate } from './inflate.ts';
import { openPfx } from './pfx.ts';

/** What files brought: facts, gaps, one case per captured connection, and what could not be read. */
export interface Evidence {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly string[];
  readonly connections: readonly ConnectionReading[];
}

export interface EvidenceOptions {
  /** NSS key log file for captures. */
  readonly keylog?: string;
  /** Asks for the password of a .pfx file; undefined where nobody can be asked. */
  readonly askPassword?: (file: string) => Promise<string | undefined>;
}

/** Reads evidence files and folders of any kind; what a file is follows from its content. */
export async function readEvidence(
  paths: readonly string[],
  options: EvidenceOptions = {},
): Promise<Evidence> {
  if (paths.length === 0) return { facts: [], gaps: [], problems: [], connections: [] };
  const opened = paths.flatMap((path) => filesBelow(path)).map((path) => openFile(path));
  const sources = opened.filter((file): file is FileSource => !('problem' in file));
  const problems = opened.flatMap((file) => ('problem' in file ? [file.problem] : []));
  try {
    const read = await readSources(sources, {
      crypto: nodeCrypto,
      inflate,
      now: new Date().toISOString(),
      openPfx: (file, bytes) => open(file, bytes, options),
      ...(options.keylog === undefined ? {} : { keylog: await readFile(options.keylog, 'utf8') }),
    });
    return withProblems(read, problems);
  } finally {
    for (const { close } of sources) close();
  }
}

function withProblems(read: Read, problems: readonly string[]): Evidence {
  return {
    facts: read.facts,
    gaps: read.gaps,
    connections: read.connections,
    problems: [...problems, ...read.notes],
  };
}

async function open(file: string, bytes: Uint8Array, { askPassword }: EvidenceOptions) {
  const withoutPassword = await openPfx(bytes, '');
  if (!('problem' in withoutPassword)) return withoutPassword;
  const password = await askPassword?.(file);
  if (password === undefined)
    return {
      problem: 'a .pfx file that needs its password; set RDPDOCTOR_PFX_PASSWORD or run this in a terminal',
    };
  return openPfx(bytes, password);
}
