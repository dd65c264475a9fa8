import { Reader } from '../../bytes/reader.ts';
import type { ByteSource } from '../reader.ts';
import { marvin32, type Words } from './marvin32.ts';

/** One set of changes to a hive, as Windows 8.1 and later log it before they write it. */
export interface LogEntry {
  readonly sequence: number;
  /** Bytes of all hive bins once it is in. */
  readonly dataSize: number;
  /** Where in the hive bins, and what stands there then. */
  readonly pages: readonly { readonly offset: number; readonly bytes: Uint8Array }[];
}

/** Entries of a log from its beginning; the first that is torn, damaged or older than the one before it ends them. */
export function logEntries(source: ByteSource): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  let at = SECTOR;
  while (at + HEADER <= source.size) {
    const header = source.read(at, HEADER);
    const size = sizeOf(header);
    if (size === undefined || at + size > source.size) break;
    const entry = decodeEntry(source.read(at, size));
    const last = entries.at(-1)?.sequence;
    if (entry === undefined || (last !== undefined && entry.sequence <= last)) break;
    entries.push(entry);
    at += size;
  }
  return entries;
}

function sizeOf(header: Uint8Array): number | undefined {
  if (header.length < HEADER) return undefined;
  const reader = new Reader(header, 'HvLE');
  if (reader.u32le('signature') !== HVLE) return undefined;
  const size = reader.u32le('size');
  return size >= SECTOR && size % SECTOR === 0 && size <= LARGEST ? size : undefined;
}

/** Undefined where a hash or a place does not fit. */
function decodeEntry(bytes: Uint8Array): LogEntry | undefined {
  if (bytes.length < HEADER) return undefined;
  const reader = new Reader(bytes, 'HvLE');
  reader.bytes(12, 'signature, size, flags');
  const sequence = reader.u32le('sequence');
  const dataSize = reader.u32le('dataSize');
  const count = reader.u32le('pages');
  const fits =
    same(marvin32(bytes.subarray(HEADER), SEED), wordsOf(reader)) &&
    same(marvin32(bytes.subarray(0, HEADER - 8), SEED), wordsOf(reader));
  if (!fits || dataSize === 0 || dataSize % PAGE !== 0 || count > reader.remaining / 8) return undefined;
  const places = Array.from({ length: count }, () => [reader.u32le('offset'), reader.u32le('size')] as const);
  const pages: LogEntry['pages'][number][] = [];
  for (const [offset, size] of places) {
    const inside = offset % SECTOR === 0 && size % SECTOR === 0 && offset + size <= dataSize;
    if (!inside || size > reader.remaining) return undefined;
    pages.push({ offset, bytes: reader.bytes(size, 'page') });
  }
  return { sequence, dataSize, pages };
}

function wordsOf(reader: Reader): Words {
  return [reader.u32le('hash.low'), reader.u32le('hash.high')];
}

function same(a: Words, b: Words): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** The seed of every registry log, from the specification of the format by M. Suhanov. */
export const SEED: Words = [0x7a4e_55c5, 0x82ef_4d88];
export const SECTOR = 512;
const PAGE = 4096;
const HEADER = 40;
const HVLE = 0x454c_7648;
const LARGEST = 67_108_864;
