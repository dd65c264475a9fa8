import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from './private-file.ts';

/** Writes a file that other programs read while it is replaced: they see the old one or the new one, never a part. Nothing secret goes there. */
export function publish(path: string, text: string): { readonly problem?: string } {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}`);
  let handle: number | undefined;
  try {
    handle = openSync(beside, 'wx', 0o644);
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
    closeSync(handle);
    handle = undefined;
    renameSync(beside, path);
    return {};
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    if (!isThere(error)) rmSync(beside, { force: true });
    return { problem: `${path}: ${reasonOf(error)}` };
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
