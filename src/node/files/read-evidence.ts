import { basename, dirname, join } from 'node:path';
import { readEvidence as readSources } from '../../core/evidence/read-evidence.ts';
import { readWhole, sourceOf, type ByteSource } from '../../core/evidence/reader.ts';
import { nodeCrypto } from '../crypto.ts';
import type { Evidence, EvidenceRequest, ReadingHooks } from '../../app/evidence.ts';
import { filesBelow, namesIn, openFile, type FileSource, type FilesBelow } from './file-source.ts';
import { inflate, salvage } from './inflate.ts';
import { openPfx } from './pfx.ts';

/** Reads evidence files and folders of any kind; what a file is follows from its content. */
export async function readEvidence(request: EvidenceRequest, hooks: ReadingHooks = {}): Promise<Evidence> {
  const { paths } = request;
  const below = paths.map((path) => filesBelow(path));
  const opened = below.flatMap(({ files }) => files).map((path) => openFile(path));
  const files = opened.filter((file): file is FileSource => 'read' in file);
  const unread = opened.flatMap((file) => ('read' in file ? [] : [file.problem]));
  const keylog = request.keylog === undefined ? undefined : keylogOf(request.keylog);
  const given = (request.given ?? []).map(({ name, bytes }) => sourceOf(name, bytes));
  const left: string[] = [];
  const companions: FileSource[] = [];
  const sources = endingWhenStopped([...oneAtATime(files), ...given], hooks, (name) => left.push(name));
  const read = await readSources(sources, {
    crypto: nodeCrypto,
    inflate,
    salvage,
    now: new Date().toISOString(),
    clock: () => performance.now(),
    openPfx: (file, bytes) => open(file, bytes, hooks),
    beside: (name) => {
      const file = companionOf(name, files);
      if (file !== undefined) companions.push(file);
      return file;
    },
    ...(keylog === undefined || 'problem' in keylog ? {} : { keylog: keylog.text }),
  });
  for (const { close } of [...files, ...companions]) close();
  const cut = [...files, ...companions].flatMap(({ problem }) => problem() ?? []);
  return {
    facts: read.facts,
    gaps: read.gaps,
    connections: read.connections,
    understood: read.understood,
    unread: unread.length + read.unread,
    cut: cut.length + left.length + read.cut,
    problems: [
      ...below.flatMap((found) => found.problems),
      ...paths.filter((_, i) => isEmpty(below[i]!)).map((path) => `${path}: no file in this folder`),
      ...unread,
      ...(keylog !== undefined && 'problem' in keylog ? [`--keylog ${keylog.problem}`] : []),
      ...cut,
      ...left.map((name) => `${name}: reading was stopped before its end`),
      ...read.notes,
    ],
  };
}

function isEmpty({ files, problems }: FilesBelow): boolean {
  return files.length + problems.length === 0;
}

/** The log of a hive that was named: it lies in the same folder, in whatever case. */
function companionOf(name: string, files: readonly FileSource[]): FileSource | undefined {
  const endings = ['.LOG1', '.LOG2', '.LOG'];
  if (!files.some((file) => endings.some((ending) => name === file.name + ending))) return undefined;
  const found = namesIn(dirname(name)).find((one) => one.toLowerCase() === basename(name).toLowerCase());
  const file = found === undefined ? undefined : openFile(join(dirname(name), found));
  return file !== undefined && 'read' in file ? file : undefined;
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

/** Sources that give no more bytes from the moment on that reading is to stop, so that what was read is told. */
function endingWhenStopped(
  sources: readonly ByteSource[],
  { stopped }: ReadingHooks,
  tell: (name: string) => void,
): readonly ByteSource[] {
  if (stopped === undefined) return sources;
  return sources.map((source) => {
    let told = false;
    return {
      ...source,
      read: (offset, length) => {
        if (!stopped()) return source.read(offset, length);
        if (!told && offset < source.size) tell(source.name);
        told = true;
        return new Uint8Array(0);
      },
    };
  });
}

function keylogOf(path: string): { readonly text: string } | { readonly problem: string } {
  const file = openFile(path);
  if (!('read' in file)) return file;
  const bytes = readWhole(file, MAX_KEYLOG);
  file.close();
  return 'problem' in bytes ? bytes : { text: Buffer.from(bytes).toString('utf8') };
}

const MAX_KEYLOG = 256 * 1024 * 1024;

async function open(file: string, bytes: Uint8Array, { askPassword }: ReadingHooks) {
  const withoutPassword = await openPfx(bytes, '');
  if (!('problem' in withoutPassword)) return withoutPassword;
  const password = await askPassword?.(file);
  if (password === undefined)
    return {
      problem: 'a .pfx file that needs its password; set RDPDOCTOR_PFX_PASSWORD or run this in a terminal',
    };
  return openPfx(bytes, password);
}
