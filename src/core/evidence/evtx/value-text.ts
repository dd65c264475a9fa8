import { fromWindows1252, withoutNuls } from '../../bytes/text.ts';
import { isoOfFileTime, isoOfSystemTime } from './file-time.ts';
import { utf16At, type Chunk } from './chunk.ts';

/** The type number of a value that holds binary XML. */
export const BINXML_TYPE = 0x21;

const ARRAY = 0x80;

/** The text Windows shows for a value: [MS-EVEN6] 2.2.12 value types, arrays joined by line feeds. */
export function valueText(chunk: Chunk, type: number, at: number, size: number): string {
  if (size === 0) return '';
  if (type & ARRAY) return arrayTexts(chunk, type, at, size).join('\n');
  switch (type) {
    case 0x01:
      return utf16Text(chunk, at, size);
    case 0x02:
      return withoutNuls(ansiText(chunk, at, size));
    case 0x0b:
    case 0x0c:
      return floatText(chunk, at, size);
    case 0x0d:
      return integerText(chunk, at, size, false) === '0' ? 'false' : 'true';
    case 0x0f:
      return size === 16 ? guidText(chunk, at) : hexBytes(chunk, at, size);
    case 0x10:
    case 0x14:
    case 0x15:
    case 0x20:
      return integerHex(chunk, at, size);
    case 0x11:
      return size === 8 ? isoOfFileTime(...halves(chunk, at)) : hexBytes(chunk, at, size);
    case 0x12:
      return size === 16 ? systemTimeText(chunk, at) : hexBytes(chunk, at, size);
    case 0x13:
      return sidText(chunk, at, size);
    default:
      return type >= 0x03 && type <= 0x0a
        ? integerText(chunk, at, size, type % 2 === 1)
        : hexBytes(chunk, at, size);
  }
}

/** The text of each item of an array value; `type` has the array bit set. */
export function arrayTexts(chunk: Chunk, type: number, at: number, size: number): readonly string[] {
  const itemType = type & ~ARRAY;
  if (itemType === 0x01) return splitStrings(utf16At(chunk, at, size >> 1));
  if (itemType === 0x02) return splitStrings(ansiText(chunk, at, size));
  const texts: string[] = [];
  for (let offset = 0; offset < size;) {
    const length = itemType === 0x13 ? sidLength(chunk, at + offset) : (itemSizes[itemType] ?? size);
    if (length > size - offset) break;
    texts.push(valueText(chunk, itemType, at + offset, length));
    offset += length;
  }
  return texts;
}

/** True for a value that is a list of values. */
export function isArray(type: number): boolean {
  return (type & ARRAY) !== 0;
}

const itemSizes: Readonly<Record<number, number>> = {
  0x03: 1,
  0x04: 1,
  0x05: 2,
  0x06: 2,
  0x07: 4,
  0x08: 4,
  0x09: 8,
  0x0a: 8,
  0x0b: 4,
  0x0c: 8,
  0x0d: 4,
  0x0f: 16,
  0x10: 8,
  0x11: 8,
  0x12: 16,
  0x14: 4,
  0x15: 8,
};

function ansiText(chunk: Chunk, at: number, size: number): string {
  return fromWindows1252(chunk.bytes.subarray(at, at + size));
}

function utf16Text(chunk: Chunk, at: number, size: number): string {
  let count = size >> 1;
  while (count > 0 && chunk.view.getUint16(at + 2 * count - 2, true) === 0) count -= 1;
  return utf16At(chunk, at, count);
}

function splitStrings(text: string): readonly string[] {
  const items = text.split('\0');
  if (items.at(-1) === '') items.pop();
  return items;
}

function integerText(chunk: Chunk, at: number, size: number, signed: boolean): string {
  const { view } = chunk;
  switch (size) {
    case 1:
      return String(signed ? view.getInt8(at) : view.getUint8(at));
    case 2:
      return String(signed ? view.getInt16(at, true) : view.getUint16(at, true));
    case 4:
      return String(signed ? view.getInt32(at, true) : view.getUint32(at, true));
    case 8: {
      const high = signed ? view.getInt32(at + 4, true) : view.getUint32(at + 4, true);
      if (high === 0) return String(view.getUint32(at, true));
      return String(signed ? view.getBigInt64(at, true) : view.getBigUint64(at, true));
    }
    default:
      return hexBytes(chunk, at, size);
  }
}

function integerHex(chunk: Chunk, at: number, size: number): string {
  const { view } = chunk;
  if (size === 4) return `0x${view.getUint32(at, true).toString(16)}`;
  if (size !== 8) return hexBytes(chunk, at, size);
  const [low, high] = halves(chunk, at);
  if (high === 0) return `0x${low.toString(16)}`;
  return `0x${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
}

function floatText(chunk: Chunk, at: number, size: number): string {
  if (size === 8) return String(chunk.view.getFloat64(at, true));
  if (size !== 4) return hexBytes(chunk, at, size);
  const value = chunk.view.getFloat32(at, true);
  for (let digits = 6; digits < 9; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

const hexByte: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

function hexBytes(chunk: Chunk, at: number, size: number): string {
  let text = '';
  for (let i = 0; i < size; i += 1) text += hexByte[chunk.bytes[at + i] ?? 0];
  return text.toUpperCase();
}

function guidText(chunk: Chunk, at: number): string {
  const { bytes } = chunk;
  let text = '{';
  for (const i of guidOrder) text += i < 0 ? '-' : hexByte[bytes[at + i] ?? 0];
  return `${text}}`;
}

const guidOrder = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];

function systemTimeText(chunk: Chunk, at: number): string {
  return isoOfSystemTime(Array.from({ length: 8 }, (_, i) => chunk.view.getUint16(at + 2 * i, true)));
}

function sidLength(chunk: Chunk, at: number): number {
  return 8 + 4 * (chunk.bytes[at + 1] ?? 0);
}

/** [MS-DTYP] 2.4.2.2: revision (1), count (1), authority (6, big-endian), count sub-authorities (4 each). */
function sidText(chunk: Chunk, at: number, size: number): string {
  const { bytes, view } = chunk;
  if (size < 8 || size < sidLength(chunk, at)) return hexBytes(chunk, at, size);
  const authority = view.getUint16(at + 2, false) * 4_294_967_296 + view.getUint32(at + 4, false);
  let text = `S-${bytes[at] ?? 0}-${authority}`;
  for (let i = 0; i < (bytes[at + 1] ?? 0); i += 1) text += `-${view.getUint32(at + 8 + 4 * i, true)}`;
  return text;
}

function halves(chunk: Chunk, at: number): [number, number] {
  return [chunk.view.getUint32(at, true), chunk.view.getUint32(at + 4, true)];
}
