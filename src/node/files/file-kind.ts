import { closeSync, constants, fstatSync, openSync, statSync, type Stats } from 'node:fs';

/** What a path is that is no regular file, in words; undefined for one that is. */
export function oddKind(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'is a folder';
  if (stats.isFIFO()) return 'is a pipe, no regular file';
  if (stats.isSocket()) return 'is a socket, no regular file';
  return 'is a device, no regular file';
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
