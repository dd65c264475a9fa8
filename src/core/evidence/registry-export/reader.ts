import { fact, type Fact, type Source } from '../../facts/case-file.ts';
import type { FactName } from '../../facts/vocabulary.ts';
import { onlyNotes, readWhole, type EvidenceReader } from '../reader.ts';
import { looksLikeText, readText } from '../text-file.ts';
import { isTellingKey, registryFacts } from './registry-facts.ts';
import { isToldKey, toldValues } from './told-values.ts';
import { readRegistryExport } from './read-registry-export.ts';

/** An export of the whole HKLM of a server has some 150 MB in UTF-16. */
const LARGEST = 268_435_456;

/** .reg exports → listener, SCHANNEL, cipher, client and service settings. */
export const registryExportReader: EvidenceReader = {
  name: 'registry export',

  recognises(head) {
    return (
      looksLikeText(head) && /^\s*(Windows Registry Editor|REGEDIT4|\[-?HKEY_)/.test(readText(head).text)
    );
  },

  read(source, { now, budget }) {
    const bytes = readWhole(source, LARGEST);
    if ('problem' in bytes) return onlyNotes(bytes.problem);
    const wanted = (key: string) => isTellingKey(key) || isToldKey(key);
    const file = readRegistryExport(bytes, wanted, budget);
    const by: Source = { by: 'registry export', from: source.name, at: now, undated: true };
    const facts: Fact[] = Object.entries(registryFacts(file)).map(([name, value]) =>
      fact(name as FactName, value, by),
    );
    const removed = file.deletedKeys
      .filter(isTellingKey)
      .map((key) => `${source.name} deletes the key ${key} when it is imported`);
    return {
      facts,
      gaps: [],
      notes: [
        ...toldValues(file).map((told) => `${source.name}: ${told}`),
        ...file.problems.map((problem) => `${source.name}: ${problem}`),
        ...removed,
      ],
    };
  },
};
