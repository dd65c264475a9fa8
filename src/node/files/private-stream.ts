import { createWriteStream, unlinkSync } from 'node:fs';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { reasonOf, writePrivate } from './private-file.ts';

/** Writes a new private file piece by piece, on the disk when this ends; what goes wrong in the middle leaves no file. */
export async function streamPrivate(
  path: string,
  pieces: AsyncIterable<string>,
  through: readonly Duplex[] = [],
): Promise<{ readonly problem?: string }> {
  const claimed = writePrivate(path, '');
  if (claimed.problem !== undefined) return claimed;
  const file = createWriteStream(path, { flags: 'r+', flush: true });
  let writing: unknown;
  file.on('error', (error) => {
    writing ??= error;
  });
  try {
    await pipeline([Readable.from(pieces), ...through, file]);
    return {};
  } catch (error) {
    unlinkSync(path);
    if (error !== writing || !isOfTheDisk(error)) throw error;
    return { problem: `${path}: ${reasonOf(error)}` };
  }
}

/** Where the source fails, the file is destroyed with the error of the source. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
