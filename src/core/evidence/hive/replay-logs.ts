import type { Budget } from '../../bytes/budget.ts';
import { DecodeError } from '../../bytes/reader.ts';
import type { ByteSource } from '../reader.ts';
import { BASE_BLOCK_SIZE, decodeBaseBlock, type BaseBlock } from './base-block.ts';
import { belongsTo, dirtyLog } from './dirty-log.ts';
import { logEntries, SECTOR, type LogEntry } from './log-entries.ts';

/** A hive as Windows would load it, and what about that is not as it should be. */
export interface Replayed {
  readonly source: ByteSource;
  readonly base: BaseBlock;
  readonly says: readonly string[];
  /** Whether changes are known to be missing. */
  readonly stale: boolean;
}

/** Takes the logs beside a hive that was not written to its end into what is read of it; the files stay as they are. */
export function replayLogs(
  source: ByteSource,
  base: BaseBlock,
  findLogs: () => readonly ByteSource[],
  budget: Budget,
): Replayed {
  const [first, second] = base.sequences;
  if (first === second && base.checksumFits) return { source, base, says: [], stale: false };
  const dirty =
    first === second
      ? 'has a wrong checksum in its first block'
      : `was not written to its end (sequences ${first} and ${second})`;
  const logs = findLogs();
  const readable = logs.filter(({ size }) => size <= LARGEST_LOG && charged(budget, size));
  const { begins, entries, gap } = changesOf(readable, source, base);
  const names = logs.map(({ name }) => name).join(' and ');
  const last = entries.at(-1);
  if (last === undefined) {
    const why =
      names === '' ? `${source.name}.LOG1, .LOG2 and .LOG are not here` : `${names} hold none of them`;
    return { source, base, says: [`${dirty}: its last changes are missing, ${why}`], stale: true };
  }
  const count = entries.length === 1 ? '1 set of changes' : `${entries.length} sets of changes`;
  const says = `${dirty}: ${count} from ${names} read with it, as Windows does when it loads the hive`;
  return {
    source: overlaid(source, entries),
    base: { ...begins, kind: 'hive', sequences: [last.sequence, last.sequence], dataSize: last.dataSize },
    says: gap === undefined ? [says] : [says, `the changes after sequence ${last.sequence} are missing`],
    stale: gap !== undefined,
  };
}

interface Changes {
  /** The first block that holds: the hive's own, or where it is damaged the copy that a log begins with. */
  readonly begins: BaseBlock;
  readonly entries: readonly LogEntry[];
  readonly gap?: number;
}

/** What the logs hold for this hive: entries of Windows 8.1 and later, else the one set of changes of an older log. */
function changesOf(logs: readonly ByteSource[], source: ByteSource, base: BaseBlock): Changes {
  const begins = base.checksumFits ? base : (logs.map(baseOf).find((one) => one !== undefined) ?? base);
  const { entries, gap } = following(logs.flatMap(logEntries), begins.sequences[0]);
  if (entries.length > 0) return { begins, entries, ...(gap === undefined ? {} : { gap }) };
  const older = logs.flatMap((log) => dirtyLog(log) ?? []).find((log) => belongsTo(log, source, base));
  if (older === undefined) return { begins, entries };
  return { begins: base.checksumFits ? base : older.base, entries: [older.entry] };
}

/** Entries from this sequence on, each following the one before; what lies behind a gap is left out. */
function following(
  all: readonly LogEntry[],
  from: number,
): { readonly entries: readonly LogEntry[]; readonly gap?: number } {
  const entries: LogEntry[] = [];
  for (const entry of all
    .filter(({ sequence }) => sequence >= from)
    .toSorted((a, b) => a.sequence - b.sequence)) {
    const last = entries.at(-1)?.sequence;
    if (last === entry.sequence) continue;
    if (last !== undefined && entry.sequence !== last + 1) return { entries, gap: entry.sequence };
    entries.push(entry);
  }
  return { entries };
}

/** The file with the pages of the entries over it, the later ones over the earlier. */
function overlaid(source: ByteSource, entries: readonly LogEntry[]): ByteSource {
  const sectors = new Map<number, Uint8Array>();
  let size = source.size;
  for (const { pages } of entries)
    for (const { offset, bytes } of pages) {
      const begin = BASE_BLOCK_SIZE + offset;
      size = Math.max(size, begin + bytes.length);
      for (let at = 0; at < bytes.length; at += SECTOR)
        sectors.set((begin + at) / SECTOR, bytes.subarray(at, at + SECTOR));
    }
  return {
    name: source.name,
    size,
    read(offset, length) {
      const end = Math.min(size, offset + length);
      if (end <= offset) return new Uint8Array(0);
      const bytes = new Uint8Array(end - offset);
      bytes.set(source.read(offset, end - offset));
      for (let n = Math.floor(offset / SECTOR); n * SECTOR < end; n += 1) {
        const sector = sectors.get(n);
        if (sector === undefined) continue;
        const from = Math.max(offset, n * SECTOR);
        const to = Math.min(end, (n + 1) * SECTOR);
        bytes.set(sector.subarray(from - n * SECTOR, to - n * SECTOR), from - offset);
      }
      return bytes;
    },
  };
}

/** A log begins with a copy of the hive's first block. */
function baseOf(log: ByteSource): BaseBlock | undefined {
  try {
    const base = decodeBaseBlock(log.read(0, SECTOR));
    return base.checksumFits ? base : undefined;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return undefined;
  }
}

function charged(budget: Budget, size: number): boolean {
  budget.give(size);
  return budget.take('bytesIn', size);
}

const LARGEST_LOG = 67_108_864;
