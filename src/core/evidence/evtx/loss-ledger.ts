import { checksumHolds, type ChunkHeader } from './chunk-header.ts';
import type { DamagedSpan, RecordSpan } from './walk-chunk.ts';

/** One place of a log that could not be read. */
export interface EvtxLoss {
  /** Number of the chunk, counted from 0 in file order, empty ones included. */
  readonly chunk: number;
  /** Byte offset in the file. */
  readonly offset: number;
  readonly problem: string;
  /** The record's number where it could still be read. */
  readonly recordId?: number;
}

export interface EvtxLosses {
  /** The first places that could not be read; `lossCount` counts all. */
  readonly losses: readonly EvtxLoss[];
  readonly lossCount: number;
  /** Records that the chunks' own numbering says were there and that were not read. */
  readonly missing: number;
  /** Remnants in unused space that could not be read: nothing the log still claims to hold. */
  readonly remnants: number;
}

const MOST_LOSSES = 200;
const MOST_IN_CHUNK = 2341;

/** Keeps account of what a log's chunks held, so that what is lost can be said. */
export class LossLedger {
  readonly #losses: EvtxLoss[] = [];
  #lossCount = 0;
  #remnants = 0;
  #records = 0;
  #missing = 0;
  #chunk = -1;
  #offset = 0;
  #length = 0;
  #header: ChunkHeader | undefined;
  #intact = true;
  #lostBefore = 0;
  #firstHere: number | undefined;
  #readHere = 0;
  #lastNumber: number | undefined;
  #gap = { chunks: 0, read: 0 };

  get records(): number {
    return this.#records;
  }

  /** A chunk's space that holds nothing at all. */
  emptyChunk(): void {
    this.#chunk += 1;
    this.#gap.chunks += 1;
  }

  enterChunk(offset: number, bytes: Uint8Array, header: ChunkHeader | undefined): void {
    this.#chunk += 1;
    this.#offset = offset;
    this.#length = bytes.length;
    this.#header = header;
    this.#intact = header === undefined || checksumHolds(header, bytes);
    this.#lostBefore = this.#lossCount;
    this.#firstHere = undefined;
    this.#readHere = 0;
  }

  read(span: RecordSpan): void {
    if (span.recovered) return;
    this.#records += 1;
    if (this.#header === undefined || !outside(span.id, this.#header)) this.#readHere += 1;
    this.#firstHere ??= span.id;
  }

  /** A record of which only the beginning could be read. */
  partial(span: RecordSpan, problem: string): void {
    this.read(span);
    if (!span.recovered) this.#lose(span.at, problem, span.id);
  }

  unreadable(span: RecordSpan, problem: string): void {
    if (span.recovered) {
      this.#remnants += 1;
      return;
    }
    this.#firstHere ??= span.id;
    this.#lose(span.at, problem, span.id);
  }

  damaged(span: DamagedSpan): void {
    this.#lose(span.at, `${span.end - span.at} bytes hold no record`);
  }

  leaveChunk(): void {
    if (this.#header === undefined) this.#leaveHeaderless();
    else this.#leaveNumbered(this.#header);
  }

  losses(): EvtxLosses {
    return {
      losses: this.#losses,
      lossCount: this.#lossCount,
      missing: this.#missing,
      remnants: this.#remnants,
    };
  }

  #leaveHeaderless(): void {
    const found = this.#readHere;
    const what =
      found === 0 ? 'neither a chunk header nor a record' : `no chunk header; ${found} records found`;
    this.#lose(0, `${this.#length} bytes: ${what}`);
    this.#gap.chunks += 1;
    this.#gap.read += found;
  }

  #leaveNumbered(header: ChunkHeader): void {
    if (!this.#intact && this.#lossCount === this.#lostBefore) {
      this.#lose(0, 'the checksum does not match: records are altered, or from different times');
    }
    const expected = header.lastNumber - header.firstNumber + 1;
    const stale = this.#firstHere !== undefined && outside(this.#firstHere, header);
    if (expected > 0 && expected <= MOST_IN_CHUNK) this.#missing += Math.max(0, expected - this.#readHere);
    // Chunks that cannot be read leave a gap between the numbers of their neighbours. Without one a gap only means
    // that the log went round, or that the file was put together from several.
    if (this.#lastNumber !== undefined && this.#gap.chunks > 0) {
      const gap = header.firstNumber - this.#lastNumber - 1 - this.#gap.read;
      if (gap > 0) this.#missing += Math.min(gap, this.#gap.chunks * MOST_IN_CHUNK);
    }
    this.#lastNumber = stale ? undefined : header.lastNumber;
    this.#gap = { chunks: 0, read: 0 };
  }

  #lose(at: number, problem: string, recordId?: number): void {
    this.#lossCount += 1;
    if (this.#losses.length >= MOST_LOSSES) return;
    const place = { chunk: this.#chunk, offset: this.#offset + at, problem };
    this.#losses.push(recordId === undefined ? place : { ...place, recordId });
  }
}

function outside(id: number, header: ChunkHeader): boolean {
  return id < header.firstRecordId || id > header.lastRecordId;
}
