import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteSource } from '../../core/evidence/reader.ts';
import { openRegular, statsAt } from './file-kind.ts';
import { problemOf } from './file-problem.ts';

/** A file that is read piece by piece; close it when its evidence has been read. */
export interface FileSource extends ByteSource {
  readonly close: () => void;
  /** Why the rest of it could not be read, where the disk gave up in the middle. */
  readonly problem: () => string | undefined;
}

const MAX_FILES = 20_000;
const MAX_DEPTH = 8;
const MAX_READ = 0x4000_0000;

/**
 * A file for reading, or why there is none. It is opened when it is first read and may be closed in between, so that a
 * folder of thousands of files needs one handle.
 */
export function openFile(path: string, name: string = path): FileSource | { readonly problem: string } {
  let handle: number | undefined;
  let problem: string | undefined;
  const close = () => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  try {
    const opened = openRegular(path);
    if ('odd' in opened) return { problem: `${path}: ${opened.odd}` };
    ({ handle } = opened);
    const { size } = opened;
    close();
    const read = (offset: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let at = 0;
      try {
        handle ??= openSync(path, 'r');
        while (at < bytes.length) {
          const count = readSync(handle, bytes, at, Math.min(bytes.length - at, MAX_READ), offset + at);
          if (count === 0) break;
          at += count;
        }
      } catch (error) {
        problem ??= `${path}: byte ${offset + at}: ${problemOf(error)}`;
      }
      return bytes.subarray(0, at);
    };
    return { name, size, read, close, problem: () => problem };
  } catch (error) {
    return { problem: `${path}: ${problemOf(error)}` };
  }
}

/** What a path stands for: itself, or the files below a folder; and what of it could not be looked at. */
export interface FilesBelow {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** The file itself, or everything below a folder; links to folders are not followed there. */
export function filesBelow(path: string): FilesBelow {
  const found: { files: string[]; problems: string[] } = { files: [], problems: [] };
  if (isFolder(path)) look(path, 0, found);
  else found.files.push(path);
  if (found.files.length === MAX_FILES)
    found.problems.push(`${path}: only the first ${MAX_FILES} files are read`);
  return found;
}

function look(folder: string, depth: number, found: { files: string[]; problems: string[] }): void {
  if (depth >= MAX_DEPTH) {
    found.problems.push(`${folder}: folders nested deeper than ${MAX_DEPTH} are not looked into`);
    return;
  }
  try {
    for (const name of readdirSync(folder).toSorted()) {
      if (found.files.length >= MAX_FILES) return;
      const path = join(folder, name);
      if (lstatSync(path).isDirectory()) look(path, depth + 1, found);
      else if (isFile(path)) found.files.push(path);
    }
  } catch (error) {
    found.problems.push(`${folder}: ${problemOf(error)}`);
  }
}

/** Names in a folder; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statsAt(path)?.isDirectory() === true;
}

function isFile(path: string): boolean {
  return statsAt(path)?.isFile() === true;
}
