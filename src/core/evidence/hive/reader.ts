import { DecodeError } from '../../bytes/reader.ts';
import { fact, type Fact, type Source } from '../../facts/case-file.ts';
import type { FactName } from '../../facts/vocabulary.ts';
import {
  onlyNotes,
  type ByteSource,
  type EvidenceReader,
  type Reading,
  type ReadingContext,
} from '../reader.ts';
import { isTellingKey, leadsToTellingKey, registryFacts } from '../registry-export/registry-facts.ts';
import { isToldKey, leadsToToldKey, toldValues } from '../registry-export/told-values.ts';
import { BASE_BLOCK_SIZE, decodeBaseBlock, type BaseBlock } from './base-block.ts';
import { readHive, type Wanted } from './read-hive.ts';
import { replayLogs } from './replay-logs.ts';

/** Registry hives (SYSTEM, SOFTWARE of a mounted disk) → the same settings as a .reg export of them. */
export const hiveReader: EvidenceReader = {
  name: 'registry hive',

  recognises(head) {
    return [0x72, 0x65, 0x67, 0x66].every((byte, i) => head[i] === byte);
  },

  read(source, context) {
    const base = baseOf(source);
    if ('problem' in base) return { ...onlyNotes(`${source.name}: ${base.problem}`), extent: 'nothing' };
    if (base.kind === 'transaction log') return logAlone(source, context);
    return readingOf(source, base, context);
  },
};

/** A log tells nothing without the hive it belongs to, and with that hive it is read there. */
function logAlone({ name }: ByteSource, { beside }: ReadingContext): Reading {
  const hive = name.replace(/\.log[12]?$/i, '');
  if (hive !== name && beside?.(hive) !== undefined)
    return {
      facts: [],
      gaps: [],
      notes: [`${name}: the transaction log of ${hive}, read with it where it was needed`],
    };
  return onlyNotes(
    `${name}: the transaction log of a registry hive; name the hive as well, it is read together with it`,
  );
}

function readingOf(given: ByteSource, found: BaseBlock, { now, budget, beside }: ReadingContext): Reading {
  const logs = () => ['.LOG1', '.LOG2', '.LOG'].flatMap((ending) => beside?.(`${given.name}${ending}`) ?? []);
  const { source, base, says, stale } = replayLogs(given, found, logs, budget);
  const wanted: Wanted = {
    holds: (key) => isTellingKey(key) || isToldKey(key),
    leadsTo: (key) => leadsToTellingKey(key) || leadsToToldKey(key),
  };
  const file = readHive(source, base, wanted, budget);
  const by: Source = { by: 'registry hive', from: source.name, at: now, undated: true };
  const facts: Fact[] = Object.entries(registryFacts(file)).map(([name, value]) =>
    fact(name as FactName, value, by),
  );
  const notes = [...says, ...stateOf(source, base), ...toldValues(file), ...file.problems];
  return {
    facts,
    gaps: [],
    notes: notes.map((note) => `${source.name}: ${note}`),
    ...(stale || file.problems.length > 0 ? { extent: 'part' } : {}),
  };
}

function baseOf(source: ByteSource): BaseBlock | { readonly problem: string } {
  try {
    return decodeBaseBlock(source.read(0, BASE_BLOCK_SIZE));
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { problem: `a damaged registry hive: ${error.message}` };
  }
}

/** What about the file itself puts its values in doubt. */
function stateOf(source: ByteSource, base: BaseBlock): readonly string[] {
  const missing = BASE_BLOCK_SIZE + base.dataSize - source.size;
  return missing > 0 ? [`${missing} bytes at its end are missing`] : [];
}
