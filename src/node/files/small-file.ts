import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { readText } from '../../core/evidence/text-file.ts';
import { openRegular, oddKind } from './file-kind.ts';
import { problemOf } from './file-problem.ts';

/** A whole regular file of at most `limit` bytes, or why it is not read: `PATH: why`. */
export function readSmall(path: string, limit: number): Uint8Array | { readonly problem: string } {
  try {
    const opened = openRegular(path);
    if ('odd' in opened) return { problem: `${path}: ${opened.odd}` };
    const { handle, size } = opened;
    try {
      if (size > limit) return { problem: `${path}: ${size} bytes, at most ${limit} are read of this kind` };
      const bytes = new Uint8Array(size);
      let at = 0;
      for (let count = 1; count > 0 && at < size; at += count)
        count = readSync(handle, bytes, at, size - at, at);
      return bytes.subarray(0, at);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { problem: `${path}: ${problemOf(error)}` };
  }
}

/** The same as text in any encoding: what Windows PowerShell writes with `>` is UTF-16. */
export function readSmallText(path: string, limit: number): string | { readonly problem: string } {
  const bytes = readSmall(path, limit);
  return 'problem' in bytes ? bytes : readText(bytes).text;
}

/** A secret from a file, or from a pipe that a shell made (`<(pass show …)`), without its last line end. */
export async function readSecret(path: string): Promise<string | { readonly problem: string }> {
  let handle: number | undefined;
  try {
    // Without waiting: a pipe that nobody writes into is empty.
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(handle);
    const odd = stats.isFIFO() ? undefined : oddKind(stats);
    if (odd !== undefined) return { problem: `${path}: ${odd}` };
    const bytes = await readToEnd(handle);
    if (bytes === undefined)
      return { problem: `${path}: does not end within ${PATIENCE_MS / 1000} s or ${MAX_SECRET} bytes` };
    const text = readText(bytes).text.replace(/\r?\n$/, '');
    return text === '' ? { problem: `${path}: is empty` } : text;
  } catch (error) {
    return { problem: `${path}: ${problemOf(error)}` };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

async function readToEnd(handle: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(MAX_SECRET + 1);
  const until = performance.now() + PATIENCE_MS;
  for (let at = 0; at <= MAX_SECRET && performance.now() < until;) {
    try {
      const count = readSync(handle, buffer, at, buffer.length - at, null);
      if (count === 0) return buffer.subarray(0, at);
      at += count;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      await after(20);
    }
  }
  return undefined;
}

const MAX_SECRET = 64 * 1024;
const PATIENCE_MS = 10_000;
