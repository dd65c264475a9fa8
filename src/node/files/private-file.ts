import { closeSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs';

/** A new file that only its owner may read, claimed before the work whose result goes into it. */
export interface ClaimedFile {
  /** Writes all of it and closes it; the reason where the disk does not take it. */
  readonly write: (text: string) => { readonly problem?: string };
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
        const bytes = Buffer.from(text, 'utf8');
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
export function writePrivate(path: string, text: string): { readonly problem?: string } {
  const file = claimFile(path);
  if ('problem' in file) return file;
  const written = file.write(text);
  file.release();
  return written;
}

/** The system's reason why a file cannot be written, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EEXIST') return 'is there already and stays as it is';
  if (code === 'ENOSPC') return 'cannot be written: the disk is full';
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? 'cannot be written: no such folder'
    : `cannot be written (${code})`;
}
