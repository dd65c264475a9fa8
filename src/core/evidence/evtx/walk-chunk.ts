import { CHUNK_HEADER_LENGTH } from './chunk.ts';
import type { ChunkHeader } from './chunk-header.ts';

/** Where a record lies in its chunk. */
export interface RecordSpan {
  readonly kind: 'record';
  readonly at: number;
  readonly end: number;
  readonly id: number;
  /** True for what lies in space the chunk does not use any more. */
  readonly recovered: boolean;
  /** True where its closing length is not its length: part of it was not written, or overwritten. */
  readonly torn: boolean;
}

/** Bytes among the records in use that are not a record. */
export interface DamagedSpan {
  readonly kind: 'damaged';
  readonly at: number;
  readonly end: number;
}

const RECORD_SIGNATURE = 0x0000_2a2a;
const SHORTEST_RECORD = 28;
const MOST_RECORDS = 65_536 / SHORTEST_RECORD;

/** All records of a chunk, the ones past damage and in unused space too, in the order they lie. */
export function* walkChunk(
  bytes: Uint8Array,
  view: DataView,
  header: ChunkHeader | undefined,
): Generator<RecordSpan | DamagedSpan> {
  const length = bytes.length;
  const inUse = Math.min(header?.freeSpace ?? length, length);
  let at = header === undefined ? nextRecord(bytes, view, 0) : CHUNK_HEADER_LENGTH;
  let previous = -1;
  while (at + SHORTEST_RECORD <= length) {
    const end = recordEnd(bytes, view, at, inUse);
    if (end === undefined) {
      const next = nextRecord(bytes, view, at + 1);
      const damageEnd = Math.min(next, inUse);
      if (header !== undefined && at < inUse && !isZero(bytes, at, damageEnd))
        yield { kind: 'damaged', at, end: damageEnd };
      at = next;
      continue;
    }
    const id = Number(view.getBigUint64(at + 8, true));
    const live = isLive(id, previous, header, at < inUse);
    const torn = view.getUint32(at + 4, true) !== end - at || view.getUint32(end - 4, true) !== end - at;
    yield { kind: 'record', at, end, id, recovered: !live, torn };
    if (live) previous = id;
    at = end;
  }
}

// A header not yet written back leaves the newest records behind its mark; they go on counting. Where no header
// says what is in use, numbers that jump back or far ahead belong to another lap of the log.
function isLive(id: number, previous: number, header: ChunkHeader | undefined, inUse: boolean): boolean {
  if (previous >= 0 && id === previous + 1) return true;
  if (header !== undefined) return inUse;
  return previous < 0 || (id > previous && id <= previous + MOST_RECORDS);
}

/** The end of the record at `at`; undefined where none begins. */
function recordEnd(bytes: Uint8Array, view: DataView, at: number, inUse: number): number | undefined {
  if (view.getUint32(at, true) !== RECORD_SIGNATURE) return undefined;
  const length = bytes.length;
  const size = view.getUint32(at + 4, true);
  const end = at + size;
  const fits = size >= SHORTEST_RECORD && end <= length;
  if (fits && view.getUint32(end - 4, true) === size) return end;
  if (at >= inUse) return undefined;
  // The length is damaged, or what follows it: the record may still be whole up to where the next one begins.
  if (fits && (end === inUse || (end + 4 <= length && view.getUint32(end, true) === RECORD_SIGNATURE)))
    return end;
  return Math.min(nextRecord(bytes, view, at + SHORTEST_RECORD), Math.max(inUse, at + SHORTEST_RECORD));
}

/** Where the next record's signature stands, or the end of the chunk. */
function nextRecord(bytes: Uint8Array, view: DataView, from: number): number {
  const last = bytes.length - SHORTEST_RECORD;
  for (let at = bytes.indexOf(0x2a, from); at >= 0 && at <= last; at = bytes.indexOf(0x2a, at + 1)) {
    if (view.getUint32(at, true) === RECORD_SIGNATURE) return at;
  }
  return bytes.length;
}

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (bytes[at] !== 0) return false;
  return true;
}
