import type { Budget } from '../../bytes/budget.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { fact, type Fact, type Source } from '../../facts/case-file.ts';
import type { FactName } from '../../facts/vocabulary.ts';
import { onlyNotes, type ByteSource, type EvidenceReader, type Reading } from '../reader.ts';
import { isTellingKey, leadsToTellingKey, registryFacts } from '../registry-export/facts.ts';
import { isToldKey, leadsToToldKey, toldValues } from '../registry-export/told-values.ts';
import { BASE_BLOCK_SIZE, decodeBaseBlock, type BaseBlock } from './base-block.ts';
import { readHive, type Wanted } from './read-hive.ts';

/** Registry hives (SYSTEM, SOFTWARE of a mounted disk) → the same settings as a .reg export of them. */
export const hiveReader: EvidenceReader = {
  name: 'registry hive',

  recognises(head) {
    return [0x72, 0x65, 0x67, 0x66].every((byte, i) => head[i] === byte);
  },

  read(source, { now, budget }) {
    const base = baseOf(source);
    if ('problem' in base) return { ...onlyNotes(`${source.name}: ${base.problem}`), extent: 'nothing' };
    if (base.kind === 'transaction log')
      return onlyNotes(
        `${source.name}: the transaction log of a registry hive; it is not read, Windows takes it in when it loads the hive`,
      );
    return readingOf(source, base, now, budget);
  },
};

function readingOf(source: ByteSource, base: BaseBlock, now: string, budget: Budget): Reading {
  const wanted: Wanted = {
    holds: (key) => isTellingKey(key) || isToldKey(key),
    leadsTo: (key) => leadsToTellingKey(key) || leadsToToldKey(key),
  };
  const file = readHive(source, base, wanted, budget);
  const by: Source = { by: 'registry hive', from: source.name, at: now, undated: true };
  const facts: Fact[] = Object.entries(registryFacts(file)).map(([name, value]) =>
    fact(name as FactName, value, by),
  );
  const notes = [...stateOf(source, base), ...toldValues(file), ...file.problems];
  return {
    facts,
    gaps: [],
    notes: notes.map((note) => `${source.name}: ${note}`),
    ...(file.problems.length > 0 ? { extent: 'part' } : {}),
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
  const [first, second] = base.sequences;
  const missing = BASE_BLOCK_SIZE + base.dataSize - source.size;
  return [
    ...(first === second
      ? []
      : [
          `was not written to its end (sequences ${first} and ${second}): the last changes are in ${source.name}.LOG1 and ${source.name}.LOG2 beside it, which are not read`,
        ]),
    ...(base.checksumFits ? [] : ['the checksum of its first block is wrong']),
    ...(missing > 0 ? [`${missing} bytes at its end are missing`] : []),
  ];
}
