import { Cancelled } from '../worker-calls.ts';
import type { NamedFile } from '../../work/messages.ts';
import type { Given, GivenFolder, UnopenedFile } from './given.ts';

/** How much of what was given is read. */
export interface Bounds {
  readonly files: number;
  /** Folders inside folders. */
  readonly depth: number;
  readonly bytes: number;
}

/** The files that were given and those in the folders, and what of it is left out. */
export interface FilesBelow {
  readonly files: readonly NamedFile[];
  readonly notes: readonly string[];
}

export interface Looking {
  readonly signal: AbortSignal;
  /** Hears how many files there are so far. */
  readonly tell: (found: number) => void;
  readonly bounds?: Bounds;
}

/** Looks through folders as far as the bounds let it, in the order of their names; throws `Cancelled` once nobody wants it. */
export async function filesBelow(
  given: readonly Given[],
  { signal, tell, bounds = usual }: Looking,
): Promise<FilesBelow> {
  const found: Found = { files: [], notes: [], bytes: 0, seen: 0, isFull: false };
  const add = (path: string, file: File) => {
    if (found.files.length >= bounds.files) {
      found.isFull = true;
      found.notes.push(`only the first ${bounds.files} files are read`);
      return;
    }
    if (found.bytes + file.size > bounds.bytes) {
      found.notes.push(`${path}: not read; with it, it would be more than ${bounds.bytes / 1e9} GB`);
      return;
    }
    found.bytes += file.size;
    found.files.push({ path, file });
    tell(found.files.length);
  };
  const look = async (folder: GivenFolder, depth: number): Promise<void> => {
    if (depth >= bounds.depth) {
      found.notes.push(`${folder.path}: folders nested deeper than ${bounds.depth} are not looked into`);
      return;
    }
    for (const each of await listed(folder, found, { bounds, signal })) {
      if (signal.aborted) throw new Cancelled();
      if (found.isFull) return;
      if ('inside' in each) await look(each, depth + 1);
      else {
        const file = await opened(each, found.notes);
        if (file !== undefined) add(each.path, file);
      }
    }
  };
  for (const each of given) {
    if (found.isFull) break;
    const before = found.files.length + found.notes.length;
    if ('inside' in each) await look(each, 0);
    else add(each.path, each.file);
    if (found.files.length + found.notes.length === before)
      found.notes.push(`${each.path}: no file in this folder`);
  }
  if (signal.aborted) throw new Cancelled();
  return { files: found.files, notes: found.notes };
}

interface Found {
  readonly files: NamedFile[];
  readonly notes: string[];
  bytes: number;
  /** Names that were listed, of files and folders alike. */
  seen: number;
  isFull: boolean;
}

type Inside = GivenFolder | UnopenedFile;

/** What lies in a folder, by name, so that two people who drop it see the same. */
async function listed(
  folder: GivenFolder,
  found: Found,
  { bounds, signal }: { readonly bounds: Bounds; readonly signal: AbortSignal },
): Promise<readonly Inside[]> {
  const all: Inside[] = [];
  try {
    for await (const each of folder.inside()) {
      if (signal.aborted) break;
      if (found.seen >= bounds.files * NAMES_A_FILE) {
        found.notes.push(`${folder.path}: more names than are looked through`);
        break;
      }
      found.seen += 1;
      all.push(each);
    }
  } catch {
    found.notes.push(`${folder.path}: the browser cannot list this folder`);
  }
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function opened(file: UnopenedFile, notes: string[]): Promise<File | undefined> {
  try {
    return await file.open();
  } catch {
    notes.push(`${file.path}: the browser cannot open it`);
    return undefined;
  }
}

/** As many files and levels as the command line takes. */
const usual: Bounds = { files: 20_000, depth: 8, bytes: 20e9 };

/** Folders without files are looked through, but not without end. */
const NAMES_A_FILE = 4;
