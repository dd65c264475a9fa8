import { DecodeError, Reader } from '../../bytes/reader.ts';
import { fromUtf16le } from '../../bytes/text.ts';
import type { AttributeNode, BinXmlNode, ElementNode, TemplateInstance } from './binxml-node.ts';
import { nameAt, nameSize, type Chunk } from './chunk.ts';
import { valueText } from './value-text.ts';

/** Binary XML between two offsets of a chunk, and how it is written there. */
export interface BinXmlSpan {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
  /**
   * Reads a template instance at an offset. Absent inside template definitions, where elements carry a dependency
   * identifier instead.
   */
  readonly instanceAt?: (offset: number) => { readonly instance: TemplateInstance; readonly end: number };
}

interface Cursor {
  readonly span: BinXmlSpan;
  readonly reader: Reader;
}

/** Parses binary XML up to its end token: [MS-EVEN6] 2.2.12, in the chunk-relative form the log files use. */
export function parseBinXml(span: BinXmlSpan): readonly BinXmlNode[] {
  const bytes = span.chunk.bytes.subarray(span.start, span.end);
  const cursor = { span, reader: new Reader(bytes, 'BinXml') };
  const nodes: BinXmlNode[] = [];
  while (cursor.reader.remaining > 0) {
    const token = peek(cursor);
    if (token === 0x00) break;
    if (token === 0x0f) cursor.reader.bytes(4, 'fragment header');
    else nodes.push(parseNode(cursor, 0));
  }
  return nodes;
}

const DEEPEST_ELEMENT = 100;

function parseNode(cursor: Cursor, depth: number): BinXmlNode {
  const { reader, span } = cursor;
  const token = reader.u8('token');
  switch (token & 0xbf) {
    case 0x01:
      if (depth > DEEPEST_ELEMENT) reject(cursor, `elements nest deeper than ${DEEPEST_ELEMENT}`);
      return parseElement(cursor, (token & 0x40) !== 0, depth);
    case 0x05:
      return parseText(cursor);
    case 0x07:
      return { kind: 'text', text: countedText(reader, 'CDATA'), cdata: true };
    case 0x08:
      return { kind: 'text', text: String.fromCharCode(reader.u16le('character reference')), cdata: false };
    case 0x09:
      return entity(parseName(cursor));
    case 0x0a:
      return parseInstruction(cursor);
    case 0x0c: {
      // A definition that held instances could hold itself; no known writer makes such a one.
      if (span.instanceAt === undefined)
        return reject(cursor, 'a template definition holds a template instance');
      const at = position(cursor) - 1;
      const { instance, end } = span.instanceAt(at);
      reader.bytes(end - at - 1, 'template instance');
      return { kind: 'instance', instance };
    }
    case 0x0d:
    case 0x0e: {
      const index = reader.u16le('substitution index');
      reader.u8('substitution type');
      return { kind: 'slot', index, optional: token === 0x0e };
    }
    default:
      return reject(cursor, `token 0x${token.toString(16)} is not known`);
  }
}

function parseElement(cursor: Cursor, hasAttributes: boolean, depth: number): ElementNode {
  const { reader } = cursor;
  const dependency = cursor.span.instanceAt === undefined ? reader.u16le('dependency identifier') : 0xffff;
  reader.u32le('element size');
  const name = parseName(cursor);
  if (hasAttributes) reader.u32le('attribute list size');
  const attributes: AttributeNode[] = [];
  while ((peek(cursor) & 0xbf) === 0x06) {
    reader.u8('attribute token');
    attributes.push({ name: parseName(cursor), parts: parseParts(cursor) });
  }
  const children: BinXmlNode[] = [];
  const close = reader.u8('close token');
  if (close === 0x02) {
    while (peek(cursor) !== 0x04) children.push(parseNode(cursor, depth + 1));
    reader.u8('end token');
  } else if (close !== 0x03) {
    reject(cursor, `element ${name} closes with token 0x${close.toString(16)}`);
  }
  return { kind: 'element', name, dependsOn: dependency === 0xffff ? -1 : dependency, attributes, children };
}

const ATTRIBUTE_PARTS: ReadonlySet<number> = new Set([0x05, 0x08, 0x09, 0x0d, 0x0e]);

function parseParts(cursor: Cursor): readonly BinXmlNode[] {
  const parts: BinXmlNode[] = [];
  while (ATTRIBUTE_PARTS.has(peek(cursor) & 0xbf)) parts.push(parseNode(cursor, 0));
  return parts;
}

function parseText(cursor: Cursor): BinXmlNode {
  const { reader, span } = cursor;
  const type = reader.u8('value type');
  if (type === 0x01) return { kind: 'text', text: countedText(reader, 'text'), cdata: false };
  const size = fixedSizes.get(type) ?? reader.u16le('value size');
  const at = position(cursor);
  reader.bytes(size, 'value');
  return { kind: 'text', text: valueText(span.chunk, type, at, size), cdata: false };
}

const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0x00, 0],
  [0x03, 1],
  [0x04, 1],
  [0x05, 2],
  [0x06, 2],
  [0x07, 4],
  [0x08, 4],
  [0x09, 8],
  [0x0a, 8],
  [0x0b, 4],
  [0x0c, 8],
  [0x0d, 4],
  [0x0f, 16],
  [0x11, 8],
  [0x12, 16],
  [0x14, 4],
  [0x15, 8],
]);

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function entity(name: string): BinXmlNode {
  const text = predefined.get(name);
  return text === undefined ? { kind: 'entity', name } : { kind: 'text', text, cdata: false };
}

function parseInstruction(cursor: Cursor): BinXmlNode {
  const target = parseName(cursor);
  if (peek(cursor) !== 0x0b) return { kind: 'instruction', target, text: '' };
  cursor.reader.u8('instruction data token');
  return { kind: 'instruction', target, text: countedText(cursor.reader, 'instruction data') };
}

function parseName(cursor: Cursor): string {
  const { reader, span } = cursor;
  const offset = reader.u32le('name offset');
  if (offset === position(cursor)) reader.bytes(nameSize(span.chunk, offset), 'name');
  return nameAt(span.chunk, offset);
}

function countedText(reader: Reader, field: string): string {
  return fromUtf16le(reader.bytes(2 * reader.u16le(`${field} length`), field));
}

function peek(cursor: Cursor): number {
  const at = position(cursor);
  if (at >= cursor.span.end) throw new DecodeError(`BinXml at byte ${at}: ends before its elements do`);
  return cursor.span.chunk.bytes[at] ?? 0;
}

function position(cursor: Cursor): number {
  return cursor.span.start + cursor.reader.offset;
}

function reject(cursor: Cursor, problem: string): never {
  throw new DecodeError(`BinXml at byte ${position(cursor)}: ${problem}`);
}
