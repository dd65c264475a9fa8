import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteSource } from '../../core/evidence/reader.ts';

/** A file that is read piece by piece; close it when its evidence has been read. */
export interface FileSource extends ByteSource {
  readonly close: () => void;
}

const MAX_FILES = 20_000;
const MAX_DEPTH = 8;

/** Opens a file for reading; the system's word for why not otherwise (ENOENT, EACCES, EISDIR). */
export function openFile(path: string, name: string = path): FileSource | { readonly problem: string } {
  try {
    const file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const read = (offset: number, length: number): Uint8Array => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      let at = 0;
      while (at < wanted) {
        const count = readSync(file, bytes, at, wanted - at, offset + at);
        if (count === 0) break;
        at += count;
      }
      return bytes.subarray(0, at);
    };
    return { name, size, read, close: () => closeSync(file) };
  } catch (error) {
    return { problem: `${path}: ${reasonOf(error)}` };
  }
}

/** The files that a path stands for: itself, or everything below a folder. */
export function filesBelow(path: string, depth = 0): readonly string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    return [path];
  }
  if (!isFolder) return [path];
  if (depth >= MAX_DEPTH) return [];
  const files: string[] = [];
  for (const entry of readdirSync(path).toSorted()) {
    if (files.length >= MAX_FILES) break;
    files.push(...filesBelow(join(path, entry), depth + 1));
  }
  return files.slice(0, MAX_FILES);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EACCES: 'may not be read',
    EPERM: 'may not be read',
    EISDIR: 'is a folder',
  };
  return known[code] ?? `cannot be read (${code || String(error)})`;
}
