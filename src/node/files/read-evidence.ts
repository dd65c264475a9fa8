import { readEvidence as readSources, type Evidence as Read } from '../../core/evidence/read-evidence.ts';
import { readWhole, type ByteSource, type ConnectionReading } from '../../core/evidence/reader.ts';
import type { Fact, Gap } from '../../core/facts/case-file.ts';
import { nodeCrypto } from '../crypto.ts';
import { filesBelow, openFile, type FileSource } from './file-source.ts';
import { inflate, salvage } from './inflate.ts';
import { openPfx } from './pfx.ts';

/** What files brought: facts, gaps, one case per captured connection, and what could not be read. */
export interface Evidence {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly string[];
  readonly connections: readonly ConnectionReading[];
  /** How many files were of a kind that is read. */
  readonly understood: number;
}

export interface EvidenceOptions {
  /** NSS key log file for captures. */
  readonly keylog?: string;
  /** Asks for the password of a .pfx file; undefined where nobody can be asked. */
  readonly askPassword?: (file: string) => Promise<string | undefined>;
  /** Text that was handed in without a file, by the name it is called in notes. */
  readonly pasted?: ByteSource;
}

/** Reads evidence files and folders of any kind; what a file is follows from its content. */
export async function readEvidence(
  paths: readonly string[],
  options: EvidenceOptions = {},
): Promise<Evidence> {
  if (paths.length === 0 && options.pasted === undefined)
    return { facts: [], gaps: [], problems: [], connections: [], understood: 0 };
  const below = paths.map((path) => filesBelow(path));
  const opened = below.flatMap(({ files }) => files).map((path) => openFile(path));
  const sources = opened.filter((file): file is FileSource => 'read' in file);
  const problems = [
    ...below.flatMap((found) => found.problems),
    ...opened.flatMap((file) => ('read' in file ? [] : [file.problem])),
  ];
  const keylog = options.keylog === undefined ? undefined : keylogOf(options.keylog);
  if (keylog !== undefined && 'problem' in keylog) problems.push(`--keylog ${keylog.problem}`);
  const pasted = options.pasted === undefined ? [] : [options.pasted];
  const read = await readSources([...oneAtATime(sources), ...pasted], {
    crypto: nodeCrypto,
    inflate,
    salvage,
    now: new Date().toISOString(),
    openPfx: (file, bytes) => open(file, bytes, options),
    ...(keylog === undefined || 'problem' in keylog ? {} : { keylog: keylog.text }),
  });
  for (const { close } of sources) close();
  return withProblems(read, [...problems, ...sources.flatMap(({ problem }) => problem() ?? [])]);
}

/** The files as they are, but a file is closed as soon as another is read. */
function oneAtATime(files: readonly FileSource[]): readonly ByteSource[] {
  let current: FileSource | undefined;
  return files.map((file) => ({
    name: file.name,
    size: file.size,
    read: (offset, length) => {
      if (current !== file) current?.close();
      current = file;
      return file.read(offset, length);
    },
  }));
}

function keylogOf(path: string): { readonly text: string } | { readonly problem: string } {
  const file = openFile(path);
  if (!('read' in file)) return file;
  const bytes = readWhole(file, MAX_KEYLOG);
  file.close();
  return 'problem' in bytes ? bytes : { text: Buffer.from(bytes).toString('utf8') };
}

const MAX_KEYLOG = 256 * 1024 * 1024;

function withProblems(read: Read, problems: readonly string[]): Evidence {
  return {
    facts: read.facts,
    gaps: read.gaps,
    connections: read.connections,
    understood: read.understood,
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
