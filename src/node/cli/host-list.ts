import { statsAt } from '../files/file-kind.ts';
import { readSmallText } from '../files/small-file.ts';
import { isNamedLikeFile } from './named-like-file.ts';
import { readPastedInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

/** The text of a list in any encoding, from a file or standard input (`-`); undefined where the word is no file but a host or a range. */
export async function listOf(word: string): Promise<string | undefined> {
  if (word === '-') {
    const { text, cut } = await readPastedInput();
    if (cut !== undefined) throw new UsageError(cut, 3);
    return text;
  }
  const stats = statsAt(word);
  if (stats === undefined) {
    const isRange = /^\[?[\da-f.:]+\/\d/i.test(word);
    if (isRange || !(/[\\/]/.test(word) || isNamedLikeFile(word))) return undefined;
  }
  if (stats?.isDirectory() === true && !/[\\/]/.test(word)) return undefined;
  const text = readSmallText(word, MOST_LIST);
  if (typeof text !== 'string') throw new UsageError(text.problem, 3);
  if (text.includes('\0')) throw new UsageError(`${word}: is no list of hosts: it holds what no text does`);
  return text;
}

const MOST_LIST = 256 * 1_048_576;
