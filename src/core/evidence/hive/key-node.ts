import { Reader } from '../../bytes/reader.ts';
import { fromUtf16le, fromWindows1252 } from '../../bytes/text.ts';
import type { Cells } from './cells.ts';

/** A key: its name, where the lists of its subkeys and values are, and how long they are. */
export interface KeyNode {
  readonly name: string;
  readonly isRoot: boolean;
  readonly subkeys: { readonly count: number; readonly list: number };
  readonly values: { readonly count: number; readonly list: number };
}

/** The key whose cell is at an offset. */
export function readKeyNode(cells: Cells, offset: number): KeyNode {
  return decodeKeyNode(cells.payload(offset, 'nk'));
}

/** Reads a key node without the size of its cell. */
export function decodeKeyNode(bytes: Uint8Array): KeyNode {
  const reader = new Reader(bytes, 'nk');
  if (reader.u16le('signature') !== NK) reader.reject('signature', 'is not "nk"');
  const flags = reader.u16le('flags');
  reader.bytes(16, 'written, access, parent');
  const subkeyCount = reader.u32le('subkeyCount');
  reader.u32le('volatileSubkeyCount');
  const subkeyList = reader.u32le('subkeyList');
  reader.u32le('volatileSubkeyList');
  const valueCount = reader.u32le('valueCount');
  const valueList = reader.u32le('valueList');
  reader.bytes(28, 'security, class, longest');
  const length = reader.u16le('nameLength');
  reader.u16le('classLength');
  const name = nameOf(reader.bytes(length, 'name'), (flags & COMPRESSED_NAME) !== 0);
  // A name with a backslash would read as a path and take the place of another key.
  if (length > LONGEST_NAME || name === '' || name.includes('\\'))
    reader.reject('name', `"${name.slice(0, 40)}" is no name of a key`);
  return {
    name,
    isRoot: (flags & ROOT) !== 0,
    subkeys: { count: subkeyCount, list: subkeyList },
    values: { count: valueCount, list: valueList },
  };
}

/** A name as keys and values keep it: one byte or two to a character. */
export function nameOf(bytes: Uint8Array, oneByte: boolean): string {
  return oneByte ? fromWindows1252(bytes) : fromUtf16le(bytes);
}

const NK = 0x6b6e;
const ROOT = 0x0004;
const COMPRESSED_NAME = 0x0020;
// 255 characters of two bytes.
const LONGEST_NAME = 510;
