import { DecodeError, Reader } from '../../bytes/reader.ts';
import { isoOfFileTime } from '../evtx/file-time.ts';
import type { ByteSource } from '../reader.ts';
import { BASE_BLOCK_SIZE, decodeBaseBlock, type BaseBlock } from './base-block.ts';
import { SECTOR, type LogEntry } from './log-entries.ts';

/** A log as Windows up to 8 keeps it: the sectors of the hive that were about to be written, in one set. */
export interface DirtyLog {
  readonly base: BaseBlock;
  readonly entry: LogEntry;
}

/**
 * A log of the old form: first block, "DIRT", a bit for every sector of the hive bins, then the sectors whose bit is set.
 * Undefined where it is of another form, was not written to its end, or is cut.
 */
export function dirtyLog(source: ByteSource): DirtyLog | undefined {
  try {
    return decodeDirtyLog(source);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return undefined;
  }
}

/** Whether it is the log of this hive as it lies there: both were last written at the same time. */
export function belongsTo({ base }: DirtyLog, hive: ByteSource, found: BaseBlock): boolean {
  return base.written === (found.checksumFits ? found.written : timeOfFirstBin(hive));
}

function decodeDirtyLog(source: ByteSource): DirtyLog | undefined {
  const base = decodeBaseBlock(source.read(0, SECTOR));
  const [first, second] = base.sequences;
  const sound = base.checksumFits && first === second && base.kind === 'transaction log';
  if (!sound || base.dataSize === 0 || base.dataSize % BIN !== 0) return undefined;
  const length = base.dataSize / SECTOR / 8;
  const reader = new Reader(source.read(SECTOR, 4 + length), 'DIRT');
  if (reader.u32le('signature') !== DIRT) return undefined;
  const bits = reader.bytes(length, 'bitmap');
  const pages: LogEntry['pages'][number][] = [];
  let at = SECTOR + Math.ceil((4 + length) / SECTOR) * SECTOR;
  for (const { begin, end } of runsOf(bits)) {
    const size = (end - begin) * SECTOR;
    const bytes = source.read(at, size);
    if (bytes.length < size) return undefined;
    pages.push({ offset: begin * SECTOR, bytes });
    at += size;
  }
  return { base, entry: { sequence: first, dataSize: base.dataSize, pages } };
}

/** Bits that are set and stand side by side, the lowest of each byte first. */
function* runsOf(bits: Uint8Array): Generator<{ readonly begin: number; readonly end: number }> {
  let begin: number | undefined;
  for (let n = 0; n <= bits.length * 8; n += 1) {
    const set = ((bits[n >> 3] ?? 0) >> (n & 7)) & 1;
    if (set === 1) begin ??= n;
    else if (begin !== undefined) {
      yield { begin, end: n };
      begin = undefined;
    }
  }
}

/** Where the first block is damaged, the first bin knows the time as well. */
function timeOfFirstBin(hive: ByteSource): string | undefined {
  const bin = hive.read(BASE_BLOCK_SIZE, 32);
  if (bin.length < 32) return undefined;
  const reader = new Reader(bin, 'hbin');
  reader.bytes(20, 'signature, offset, size');
  return isoOfFileTime(reader.u32le('written.low'), reader.u32le('written.high'));
}

const DIRT = 0x5452_4944;
const BIN = 4096;
