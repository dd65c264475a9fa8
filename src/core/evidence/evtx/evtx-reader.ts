import { Budget } from '../../bytes/budget.ts';
import { findChunkHeader, readChunkHeader, type ChunkHeader } from './chunk-header.ts';
import { CHUNK_HEADER_LENGTH, CHUNK_LENGTH, openChunk, type StringCache } from './chunk.ts';
import type { Template } from './binxml-node.ts';
import { readFileHeader } from './file-header.ts';
import { LossLedger, type EvtxLosses } from './loss-ledger.ts';
import { readEvtxChunk, type EventFilter, type EvtxEvent } from './read-chunk.ts';

/** What a log held, and what of it could not be read. */
export interface EvtxSummary extends EvtxLosses {
  /** False where nothing in the file looked like an event log. */
  readonly recognised: boolean;
  /** What is wrong with the file header, if anything; chunks are read regardless. */
  readonly headerProblem?: string;
  /** True where the log was copied while Windows still wrote to it. */
  readonly dirty: boolean;
  readonly bytes: number;
  readonly chunks: number;
  /** Events read, those not wanted included. */
  readonly records: number;
  /** Events read from space the log no longer uses. */
  readonly recovered: number;
  /** Records in such space that were not asked for. */
  readonly unused: number;
  /** Why it was not read to its end, where that is so. */
  readonly stopped?: string;
}

/**
 * Reads an event log piece by piece, holding no more than a chunk or two of it: push what arrives, take the events,
 * and close at the end for the last ones.
 */
export class EvtxReader {
  readonly #filter: EventFilter;
  readonly #budget: Budget;
  readonly #isOurs: boolean;
  readonly #known = new Map<number, Template>();
  readonly #strings: StringCache = [];
  readonly #ledger = new LossLedger();
  #window = new Uint8Array(4 * CHUNK_LENGTH);
  #start = 0;
  #end = 0;
  #bytes = 0;
  #header: 'unread' | { readonly problem: string | undefined; readonly dirty: boolean } = 'unread';
  #chunks = 0;
  #recovered = 0;
  #unused = 0;

  constructor(filter: EventFilter = {}) {
    this.#filter = filter;
    this.#budget = filter.budget ?? new Budget();
    this.#isOurs = filter.budget === undefined;
  }

  /** The events that the next bytes of the file complete. */
  *push(piece: Uint8Array): Generator<EvtxEvent> {
    if (this.#isOurs) this.#budget.give(piece.length);
    for (let at = 0; at < piece.length && this.#budget.stopped === undefined;) {
      at += this.#take(piece.subarray(at));
      yield* this.#drain(CHUNK_LENGTH + CHUNK_HEADER_LENGTH);
    }
  }

  /** The events left when the file has ended. */
  *close(): Generator<EvtxEvent> {
    yield* this.#drain(1);
  }

  /** What was read and what was lost; complete after `close`. */
  summary(): EvtxSummary {
    const header = this.#header === 'unread' ? { problem: 'empty file', dirty: false } : this.#header;
    const losses = this.#ledger.losses();
    return {
      recognised:
        header.problem === undefined || this.#chunks > 0 || this.#ledger.records > 0 || this.#recovered > 0,
      ...(header.problem === undefined ? {} : { headerProblem: header.problem }),
      dirty: header.dirty,
      bytes: this.#bytes,
      chunks: this.#chunks,
      records: this.#ledger.records,
      recovered: this.#recovered,
      unused: this.#unused,
      ...(this.#budget.stopped === undefined ? {} : { stopped: this.#budget.stopped }),
      ...losses,
    };
  }

  #take(piece: Uint8Array): number {
    if (this.#start > 0) {
      this.#window.copyWithin(0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
    }
    const length = Math.min(piece.length, this.#window.length - this.#end);
    this.#window.set(piece.subarray(0, length), this.#end);
    this.#end += length;
    this.#bytes += length;
    return length;
  }

  *#drain(enough: number): Generator<EvtxEvent> {
    while (this.#end - this.#start >= enough) {
      const window = this.#window.subarray(this.#start, this.#end);
      if (this.#header === 'unread') {
        const header = readFileHeader(window);
        this.#header = header;
        this.#start += header.length;
        continue;
      }
      if (isZero(window.subarray(0, CHUNK_LENGTH))) {
        this.#ledger.emptyChunk();
        this.#start += Math.min(CHUNK_LENGTH, window.length);
        continue;
      }
      const header = readChunkHeader(window, 0);
      const length = header === undefined ? gapLength(window) : chunkLength(window);
      const offset = this.#bytes - window.length;
      this.#start += length;
      yield* this.#readChunk(window.subarray(0, length), header, offset);
    }
  }

  *#readChunk(bytes: Uint8Array, header: ChunkHeader | undefined, offset: number): Generator<EvtxEvent> {
    if (header !== undefined) this.#chunks += 1;
    this.#ledger.enterChunk(offset, bytes, header);
    const chunk = openChunk(bytes, this.#known, this.#strings, this.#budget);
    for (const part of readEvtxChunk(chunk, header, this.#filter)) {
      if (!this.#budget.take('steps')) return;
      if (part.kind === 'damaged') this.#ledger.damaged(part);
      else if (part.kind === 'unreadable') this.#ledger.unreadable(part.span, part.problem);
      else if (part.kind === 'skipped') {
        this.#ledger.read(part.span);
        if (part.span.recovered && this.#filter.recovered !== true) this.#unused += 1;
      } else {
        if (part.problem === undefined) this.#ledger.read(part.span);
        else this.#ledger.partial(part.span, part.problem);
        if (part.span.recovered) this.#recovered += 1;
        yield part;
      }
    }
    this.#ledger.leaveChunk();
  }
}

/** All events of a log whose bytes come in any pieces; the generator's return value is the summary. */
export function* readEvtx(
  pieces: Iterable<Uint8Array>,
  filter: EventFilter = {},
): Generator<EvtxEvent, EvtxSummary> {
  const reader = new EvtxReader(filter);
  for (const piece of pieces) yield* reader.push(piece);
  yield* reader.close();
  return reader.summary();
}

// Where bytes were lost inside a chunk, the next one begins too early.
function chunkLength(window: Uint8Array): number {
  const whole = Math.min(CHUNK_LENGTH, window.length);
  if (window.length < CHUNK_LENGTH + 8 || readChunkHeader(window, CHUNK_LENGTH) !== undefined) return whole;
  if (isZero(window.subarray(CHUNK_LENGTH, CHUNK_LENGTH + CHUNK_HEADER_LENGTH))) return whole;
  const next = findChunkHeader(window.subarray(0, whole), CHUNK_HEADER_LENGTH);
  return next < 0 ? whole : next;
}

function gapLength(window: Uint8Array): number {
  const next = findChunkHeader(
    window.subarray(0, Math.min(window.length, CHUNK_LENGTH + CHUNK_HEADER_LENGTH)),
    1,
  );
  return next < 0 ? Math.min(CHUNK_LENGTH, window.length) : next;
}

function isZero(bytes: Uint8Array): boolean {
  let at = 0;
  for (; at < bytes.length && (bytes.byteOffset + at) % 4 !== 0; at += 1) if (bytes[at] !== 0) return false;
  if (at === bytes.length) return true;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
  for (let i = 0; i < words.length; i += 1) if (words[i] !== 0) return false;
  for (at += 4 * words.length; at < bytes.length; at += 1) if (bytes[at] !== 0) return false;
  return true;
}
