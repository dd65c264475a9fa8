import { Budget } from '../../bytes/budget.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { fromUtf16le } from '../../bytes/text.ts';
import type { Template } from './binxml-node.ts';

/** Length of one chunk of a log, its header included. */
export const CHUNK_LENGTH = 65_536;

/** Where the first record of a chunk begins. */
export const CHUNK_HEADER_LENGTH = 512;

/** A chunk's bytes with everything that was already read from them; offsets count from the chunk's start. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly names: Map<number, string>;
  readonly templates: Map<number, Template>;
  /** Templates of the whole log by id, for records whose own definition was overwritten. */
  readonly known: Map<number, Template>;
  readonly strings: StringCache;
  readonly budget: Budget;
  /** Bytes of template definitions parsed so far, so that overlapping ones cannot make a chunk endless. */
  templateBytes: number;
}

/** Recently read short strings by hash, so that the ones every record repeats are made once. */
export type StringCache = (string | undefined)[];

/** A chunk to read records from; `known` and `strings` live as long as the log. */
export function openChunk(
  bytes: Uint8Array,
  known: Map<number, Template>,
  strings: StringCache,
  budget: Budget = new Budget(),
): Chunk {
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    names: new Map(),
    templates: new Map(),
    known,
    strings,
    budget,
    templateBytes: 0,
  };
}

const CACHE_SLOTS = 2048;
const CACHED_LENGTH = 96;

/** `count` UTF-16 code units at a byte offset; the caller has checked the bounds. */
export function utf16At(chunk: Chunk, offset: number, count: number): string {
  const { bytes, view, strings } = chunk;
  if (count === 0) return '';
  if (count > CACHED_LENGTH) return fromUtf16le(bytes.subarray(offset, offset + 2 * count));
  let hash = count;
  const end = offset + 2 * count;
  for (let at = offset; at < end; at += 2) hash = (Math.imul(hash, 31) + view.getUint16(at, true)) | 0;
  const slot = (hash ^ (hash >>> 11)) & (CACHE_SLOTS - 1);
  const cached = strings[slot];
  if (cached !== undefined && cached.length === count && equalsAt(view, offset, cached)) return cached;
  const text = fromUtf16le(bytes.subarray(offset, end));
  strings[slot] = text;
  return text;
}

function equalsAt(view: DataView, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    if (view.getUint16(offset + 2 * i, true) !== text.charCodeAt(i)) return false;
  }
  return true;
}

const LONGEST_NAME = 1024;

/** The element, attribute or entity name whose structure begins at `offset`: next (4), hash (2), length (2), UTF-16. */
export function nameAt(chunk: Chunk, offset: number): string {
  const cached = chunk.names.get(offset);
  if (cached !== undefined) return cached;
  const count = nameLength(chunk, offset);
  const name = utf16At(chunk, offset + 8, count);
  if (/[\u0000-\u0020<>&"'=/\ufffd]/.test(name))
    throw new DecodeError(`name at byte ${offset}: not an XML name`);
  chunk.names.set(offset, name);
  return name;
}

/** Bytes that a name structure written in place takes, its closing NUL included. */
export function nameSize(chunk: Chunk, offset: number): number {
  return 8 + 2 * nameLength(chunk, offset) + 2;
}

function nameLength(chunk: Chunk, offset: number): number {
  if (offset < 0 || offset + 8 > chunk.bytes.length) {
    throw new DecodeError(`name at byte ${offset}: outside the chunk`);
  }
  const count = chunk.view.getUint16(offset + 6, true);
  if (count === 0 || count > LONGEST_NAME || offset + 8 + 2 * count > chunk.bytes.length) {
    throw new DecodeError(`name at byte ${offset}: ${count} characters cannot be right`);
  }
  return count;
}
