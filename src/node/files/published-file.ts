import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from './private-file.ts';

/** Writes a file that other programs read while it is replaced: they see the old one or the new one, never a part. Nothing secret goes there. */
export function publish(path: string, text: string): { readonly problem?: string } {
  // One that a killed process left behind is in nobody's way.
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
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
    rmSync(beside, { force: true });
    return { problem: `${path}: ${reasonOf(error)}` };
  }
}
