import { fact, type Source } from '../../facts/case-file.ts';
import { looksLikeText, readText } from '../text-file.ts';
import { onlyNotes, readWhole, type EvidenceReader } from '../reader.ts';
import { readRdpFile, readRdpUri, signedNames, type RdpFile } from './settings.ts';

/** .rdp files and rdp:// URIs → the fact `rdpFile`. */
export const rdpFileReader: EvidenceReader = {
  name: 'rdp file',

  recognises(head) {
    if (!looksLikeText(head)) return false;
    const { text } = readText(head);
    return (
      /^\s*rdp:\/\//i.test(text) || (/^[\t ]*[a-z][a-z0-9 _+]*:[isb]:/im.test(text) && !/^\s*\[/.test(text))
    );
  },

  read(source, { now }) {
    const bytes = readWhole(source, 1_048_576);
    if ('problem' in bytes) return onlyNotes(bytes.problem);
    const { text } = readText(bytes);
    const file = /^\s*rdp:\/\//i.test(text) ? readRdpUri(text) : readRdpFile(bytes);
    const by: Source = { by: 'rdp file', from: source.name, at: now };
    return {
      facts: [fact('rdpFile', { ...pathOf(source.name), ...rdpFileFact(file) }, by)],
      gaps: [],
      notes: file.problems,
    };
  },
};

/** Where it lies, where that is a whole path on a Windows client. */
function pathOf(name: string): { readonly path?: string } {
  return /^[A-Za-z]:\\[^"*/:<>?|\u0000-\u001f]{1,240}\.rdp$/i.test(name) ? { path: name } : {};
}

/** The fact of an .rdp file: its settings and what its signature covers. */
export function rdpFileFact(file: RdpFile) {
  const names = signedNames(file);
  return {
    settings: Object.fromEntries(file.settings.map(({ name, value }) => [name, value])),
    signed: names.length > 0,
    signedNames: names,
  };
}
