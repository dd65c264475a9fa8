import { domainToASCII } from 'node:url';
import { parseEntry, type Entry, type Problem } from '../../../core/fleet/targets/parse-entry.ts';
import { readList } from '../../../core/fleet/targets/read-list.ts';
import { targetSet, type TargetSet } from '../../../core/fleet/targets/target-set.ts';
import { zonesWords } from '../../target/zones.ts';
import { listOf } from '../host-list.ts';
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
      reading.badLines.push(`${name}, line ${listed.line}: ${toldHere(listed)}`);
  }
}

function entryOf(word: string): Entry {
  const entry = parseEntry(word, domainToASCII);
  if ('problem' in entry) throw new UsageError(toldHere(entry));
  return entry;
}

/** Which interfaces there are only this machine knows. */
function toldHere({ problem, lacks }: Problem): string {
  return lacks === undefined ? problem : `${problem}; ${zonesWords()}`;
}

const MOST_TARGETS = 2 ** 25;
const MOST_BAD = 20;
