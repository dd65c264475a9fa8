import { readCaseFile, type CaseFile } from '../../core/facts/case-file.ts';
import { readSmallText } from '../files/small-file.ts';
import { readPastedInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

/** A saved case, or the one in a printed report, from a file or from standard input (`-`). */
export async function caseAt(path: string): Promise<CaseFile> {
  const file = readCaseFile(await textOf(path));
  if ('problem' in file) throw new UsageError(`${shown(path)}: ${file.problem}`, 3);
  return file;
}

async function textOf(path: string): Promise<string> {
  if (path === '-') {
    const { text, cut } = await readPastedInput();
    if (cut !== undefined) throw new UsageError(cut, 3);
    return text;
  }
  const text = readSmallText(path, MAX_CASE);
  if (typeof text === 'string') return text;
  throw new UsageError(text.problem, 3);
}

function shown(path: string): string {
  return path === '-' ? 'standard input' : path;
}

const MAX_CASE = 256 * 1024 * 1024;
