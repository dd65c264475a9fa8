import { DecodeError } from '../../bytes/reader.ts';
import { fromLatin1, fromUtf8, toHex } from '../../bytes/text.ts';
import { decodeOid, DerReader, tags } from './der.ts';
import type { DerValue } from './der.ts';

/** A distinguished name: its text, most specific part first, and its common names. */
export interface DistinguishedName {
  readonly text: string;
  readonly commonNames: readonly string[];
  /** How many attributes it has in all. */
  readonly attributes: number;
}

/** Decodes a Name (RFC 5280 4.1.2.4) into RFC 4514 text with ", " between its parts. */
export function decodeName(value: DerValue): DistinguishedName {
  if (value.tag !== tags.sequence) throw new DecodeError('certificate name is not a sequence');
  const parts: string[] = [];
  const commonNames: string[] = [];
  let attributes = 0;
  const names = new DerReader(value.content, 'Name');
  while (!names.isDone) {
    const set = names.inside(tags.set, 'relative name');
    const pairs: string[] = [];
    while (!set.isDone) {
      const pair = set.inside(tags.sequence, 'attribute');
      const oid = decodeOid(pair.expect(tags.oid, 'type').content);
      const text = decodeString(pair.any('value'));
      pairs.push(`${shortNames[oid] ?? oid}=${escapeValue(text)}`);
      if (oid === '2.5.4.3') commonNames.push(text);
      attributes += 1;
    }
    parts.push(pairs.join('+'));
  }
  return { text: parts.reverse().join(', '), commonNames, attributes };
}

/** The text of any of the ASN.1 string types; a value of another type as # and hexadecimal (RFC 4514 2.4). */
export function decodeString({ tag, content, whole }: DerValue): string {
  switch (tag) {
    case tags.utf8String:
      return fromUtf8(content);
    case tags.printableString:
    case tags.ia5String:
    case tags.numericString:
    case tags.visibleString:
    case tags.teletexString:
      // Teletex strings hold Latin-1 in practice, whatever T.61 says.
      return fromLatin1(content);
    case tags.bmpString:
      return wide(content, 2);
    case tags.universalString:
      return wide(content, 4);
    default:
      return `#${toHex(whole)}`;
  }
}

/** Characters of two or four big-endian bytes each; what is no character becomes U+FFFD. */
function wide(content: Uint8Array, width: 2 | 4): string {
  let text = '';
  for (let at = 0; at + width <= content.length; at += width) {
    const code = content.subarray(at, at + width).reduce((value, byte) => value * 256 + byte, 0);
    text += code <= 0x10_ffff ? String.fromCodePoint(code) : '\uFFFD';
  }
  return text;
}

/** RFC 4514 2.4: a backslash before what would otherwise separate; controls as hexadecimal pairs. */
function escapeValue(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(/[\\",;<>+]/g, '\\$&')
    .replace(/^[ #]|(?!^) $/g, '\\$&')
    .replace(/\p{Cc}/gu, (control) => `\\${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Few names hold any of it. */
const special = /[\\",;<>+\p{Cc}]|^[ #]| $/u;

const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '1.2.840.113549.1.9.1': 'E',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
};
