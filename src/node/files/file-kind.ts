import { closeSync, constants, fstatSync, openSync, statSync, type Stats } from 'node:fs';
import { problemOf } from './file-problem.ts';

/** What a path is that is no regular file, in words; undefined for one that is. */
export function oddKind(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'is a folder';
  if (stats.isFIFO()) return 'is a pipe, no regular file';
  if (stats.isSocket()) return 'is a socket, no regular file';
  return 'is a device, no regular file';
}

/** What is at a path; undefined where nothing is, or nothing that can be looked at: whoever opens it is told why. */
export function statsAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Why no file can be read there, as far as it shows before it is opened. */
export function whyNoFile(path: string): string | undefined {
  try {
    return oddKind(statSync(path));
  } catch (error) {
    return problemOf(error);
  }
}

/**
 * Opens a regular file for reading, or says what it is instead. A pipe or a device has no end and no size, and opening one
 * can wait for ever: it is looked at before and after, and never waited for.
 */
export function openRegular(
  path: string,
): { readonly handle: number; readonly size: number } | { readonly odd: string } {
  const before = oddKind(statSync(path));
  if (before !== undefined) return { odd: before };
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = fstatSync(handle);
  const odd = oddKind(stats);
  if (odd === undefined) return { handle, size: stats.size };
  closeSync(handle);
  return { odd };
}
