import { statSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { readText } from '../../../core/evidence/text-file.ts';
import { parseEntry, type Entry } from '../../../core/fleet/targets/parse-entry.ts';
import { readList } from '../../../core/fleet/targets/read-list.ts';
import { targetSet, type TargetSet } from '../../../core/fleet/targets/target-set.ts';
import { readSmall } from '../../files/small-file.ts';
import { readPastedInput } from '../read-input.ts';
import { UsageError } from '../usage-error.ts';

/** What was named to be swept, and the lines that name nothing. */
export interface SweepInputs {
  readonly targets: TargetSet;
  /** The first of them, and how many there are. */
  readonly badLines: readonly string[];
  readonly bad: number;
}

/** Reads hosts, ranges, lists (`-` is standard input) and exclusions; a bad word of the command line ends it, a bad line does not. */
export async function sweepInputsOf(
  words: readonly string[],
  excluded: readonly string[],
  ports: readonly number[],
): Promise<SweepInputs> {
  const reading = { badLines: [] as string[], bad: 0 };
  const entries = await entriesOf(words, reading);
  // A line that should have been left out and is not understood must not be looked at.
  const unread = { badLines: [] as string[], bad: 0 };
  const holes = await entriesOf(
    excluded.flatMap((word) => word.split(',')),
    unread,
  );
  if (unread.bad > 0) throw new UsageError(`--exclude ${unread.badLines[0]}`);
  const targets = targetSet(entries, ports, holes);
  if (targets.size > MOST_TARGETS)
    throw new UsageError(`sweep: ${targets.size} hosts and ports; at most ${MOST_TARGETS} are swept at once`);
  if (targets.size === 0) throw new UsageError(reading.badLines[0] ?? 'sweep: no host is left to look at');
  return { targets, ...reading };
}

interface Reading {
  readonly badLines: string[];
  bad: number;
}

async function entriesOf(words: readonly string[], reading: Reading): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const word of words) {
    const text = await listOf(word);
    if (text === undefined) entries.push(entryOf(word));
    else addList(word === '-' ? 'standard input' : word, text, entries, reading);
  }
  return entries;
}

function addList(name: string, text: string, entries: Entry[], reading: Reading): void {
  for (const listed of readList(text, domainToASCII, /\.(csv|tsv)$/i.test(name))) {
    if ('entry' in listed) {
      entries.push(listed.entry);
      continue;
    }
    reading.bad += 1;
    if (reading.badLines.length < MOST_BAD)
      reading.badLines.push(`${name}, line ${listed.line}: ${listed.problem}`);
  }
}

function entryOf(word: string): Entry {
  const entry = parseEntry(word, domainToASCII);
  if ('problem' in entry) throw new UsageError(entry.problem);
  return entry;
}

/** The text of a list; undefined where the word is no file but a host or a range. */
async function listOf(word: string): Promise<string | undefined> {
  if (word === '-') {
    const { text, cut } = await readPastedInput();
    if (cut !== undefined) throw new UsageError(cut, 3);
    return text;
  }
  const stats = statSync(word, { throwIfNoEntry: false });
  if (stats === undefined) {
    const isRange = /^\[?[\da-f.:]+\/\d/i.test(word);
    if (!isRange && (/[\\/]/.test(word) || /\.(txt|csv|tsv|lst|list|json|log)$/i.test(word)))
      throw new UsageError(`${word}: no such file`, 3);
    return undefined;
  }
  if (stats.isDirectory() && !/[\\/]/.test(word)) return undefined;
  const bytes = readSmall(word, MOST_LIST);
  if ('problem' in bytes) throw new UsageError(bytes.problem, 3);
  const { text } = readText(bytes);
  if (text.includes('\0')) throw new UsageError(`${word}: is no list of hosts: it holds what no text does`);
  return text;
}

const MOST_TARGETS = 2 ** 25;
const MOST_LIST = 256 * 1_048_576;
const MOST_BAD = 20;
