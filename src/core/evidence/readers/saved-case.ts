import { fromUtf8 } from '../../bytes/text.ts';
import { readCaseFile } from '../../facts/case-file.ts';
import { onlyNotes, readWhole, type EvidenceReader } from '../reader.ts';

/** A case file saved before → its facts and gaps, beside whatever else is read. */
export const savedCaseReader: EvidenceReader = {
  name: 'case file',

  recognises(head) {
    return /^\s*\{\s*"format"\s*:\s*[12]\s*,\s*"target"/.test(fromUtf8(head).replace(/^\uFEFF/, ''));
  },

  read(source) {
    const bytes = readWhole(source, 256 * 1_048_576);
    if ('problem' in bytes) return onlyNotes(bytes.problem);
    const file = readCaseFile(fromUtf8(bytes));
    if ('problem' in file) return onlyNotes(`${source.name}: ${file.problem}`);
    return { facts: file.facts, gaps: file.gaps, notes: [] };
  },
};
