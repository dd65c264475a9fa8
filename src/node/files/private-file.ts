import { closeSync, existsSync, fsyncSync, lstatSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A new file that only its owner may read, claimed before the work whose result goes into it. */
export interface ClaimedFile {
  /** Writes all of it and closes it; the reason where the disk does not take it. */
  readonly write: (text: string | Uint8Array) => { readonly problem?: string };
  /** Takes it away again where nothing was written. */
  readonly release: () => void;
}

/** Makes the file, or says why not. What is there already stays as it is, a link too: nothing is followed or written over. */
export function claimFile(path: string): ClaimedFile | { readonly problem: string } {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'wx', 0o600);
  } catch (error) {
    return { problem: `${path}: ${reasonOf(error)}` };
  }
  const close = () => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  return {
    write(text) {
      try {
        const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
        for (let at = 0; at < bytes.length;) at += writeSync(handle!, bytes, at);
        fsyncSync(handle!);
        close();
        return {};
      } catch (error) {
        return { problem: `${path}: ${reasonOf(error)}` };
      }
    },
    release() {
      if (handle === undefined) return;
      close();
      unlinkSync(path);
    },
  };
}

/** Writes a new private file at once. */
export function writePrivate(path: string, text: string | Uint8Array): { readonly problem?: string } {
  const file = claimFile(path);
  if ('problem' in file) return file;
  const written = file.write(text);
  file.release();
  return written;
}

/** Writes a private file of ours over the one before it; a power cut leaves the old one or the new one. */
export async function replacePrivate(path: string, text: string): Promise<{ readonly problem?: string }> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
    return {};
  } catch (error) {
    return { problem: `${path}: ${reasonOf(error)}` };
  }
}

/** Why no new file could be made there, as far as it shows before it is tried. */
export function whyNotNew(path: string): string | undefined {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    return `${path}: is there already and stays as it is`;
  return existsSync(dirname(path)) ? undefined : `${path}: cannot be written: no such folder`;
}

/** Why the disk does not take a file, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') return 'is there already and stays as it is';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'cannot be written: the disk is full';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be written: you may not write there';
  if (code === 'EROFS') return 'cannot be written: the disk is read-only';
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? 'cannot be written: no such folder'
    : `cannot be written (${code})`;
}
