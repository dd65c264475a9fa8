import { DecodeError, Reader } from '../bytes/reader.ts';
import type { ByteSource, ReadingContext } from './reader.ts';
import { ZIP64, type Entry, centralDirectory, localEntries } from './zip-directory.ts';

/** A file inside a zip archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** The unpacked bytes; `problem` says why there are none, or not all of them. */
  readonly open: () => OpenedEntry;
}

/** What came out of an entry: all of it, what stands before a damage, or nothing. */
export interface OpenedEntry {
  readonly bytes?: Uint8Array;
  readonly problem?: string;
}

/** How archives are unpacked, handed in. */
export type Unpacking = Pick<ReadingContext, 'inflate' | 'salvage' | 'budget'>;

const MAX_ENTRY_BYTES = 512 * 1024 * 1024;
const MODEST_BYTES = 32 * 1024 * 1024;
const MAX_RATIO = 48;

/** How much so many packed bytes may become: logs that are mostly empty shrink a thousandfold, large ones never do. */
export function unpackingLimit(packed: number): number {
  return Math.min(MAX_ENTRY_BYTES, Math.max(MODEST_BYTES, MAX_RATIO * packed));
}

/** Whether the bytes begin like a zip archive: a local header, or the end record of an empty one. */
export function looksLikeZip(head: Uint8Array): boolean {
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
  );
}

/** The files of a zip archive; `problem` says what of the archive itself is damaged. */
export interface ZipContents {
  readonly entries: readonly ZipEntry[];
  readonly problem?: string;
}

/**
 * The files of a zip archive by its central directory (APPNOTE.TXT 4.3.12), or, where that is cut off, by the header in front of
 * each file. Encrypted entries, unknown methods and bombs are named instead of opened.
 */
export function readZip(source: ByteSource, unpacking: Unpacking): ZipContents {
  const listed = list(source);
  const entries = listed.entries.map((entry) => ({
    name: entry.name,
    size: entry.size,
    open: () => openEntry(source, entry, unpacking),
  }));
  return listed.problem === undefined
    ? { entries }
    : { entries, problem: `${source.name}: ${listed.problem}` };
}

function list(source: ByteSource): { readonly entries: readonly Entry[]; readonly problem?: string } {
  try {
    return { entries: centralDirectory(source) };
  } catch (error) {
    if (error instanceof DecodeError) return { entries: localEntries(source), problem: error.message };
    throw error;
  }
}

function openEntry(source: ByteSource, entry: Entry, { inflate, salvage, budget }: Unpacking): OpenedEntry {
  const problem = (why: string) => ({ problem: `${source.name}: ${entry.name}: ${why}` });
  const refused = refusal(entry);
  if (refused !== undefined) return problem(refused);
  const header = source.read(entry.offset, 30);
  if (header.length < 30) return problem('its header lies beyond the end');
  const lengths = new Reader(header.subarray(26), 'Zip.local');
  const start = entry.offset + 30 + lengths.u16le('nameLength') + lengths.u16le('extraLength');
  // Many names may stand for the same bytes: what is read is charged, whatever the archive's own size.
  if (!budget.take('bytesIn', entry.compressed)) return {};
  const packed = source.read(start, entry.compressed);
  const cut = packed.length < entry.compressed;
  const before = (bytes: Uint8Array, why: string): OpenedEntry =>
    bytes.length === 0
      ? problem(why)
      : { bytes, ...problem(`${why}; the ${bytes.length} bytes before are read`) };
  if (entry.method === 0) return cut ? before(packed, 'is cut off') : { bytes: packed };
  if (entry.method !== 8) return problem(`compression method ${entry.method} is not read`);
  const limit = Math.min(entry.size, budget.left('bytesOut'));
  const bytes = cut ? undefined : inflate(packed, 'raw', limit);
  const unpacked = bytes ?? salvage(packed, 'raw', limit);
  budget.take('bytesOut', bytes === undefined && limit < entry.size ? entry.size : unpacked.length);
  if (bytes !== undefined) return { bytes };
  return before(unpacked, cut ? 'is cut off' : 'is damaged, or larger than it says');
}

/** Why an entry is not even looked at, from what its header says. */
function refusal(entry: Entry): string | undefined {
  if (entry.encrypted) return 'is encrypted; unpack it first';
  if (entry.size === ZIP64 || entry.compressed === ZIP64)
    return 'is stored as zip64 without its sizes; unpack it first';
  if (entry.compressed > MAX_ENTRY_BYTES)
    return `${entry.compressed} bytes packed, at most ${MAX_ENTRY_BYTES}`;
  if (entry.size > MAX_ENTRY_BYTES) return `${entry.size} bytes unpacked, at most ${MAX_ENTRY_BYTES}`;
  if (entry.size > unpackingLimit(entry.compressed))
    return `unpacks to ${entry.size} from ${entry.compressed} bytes, which no log does`;
  return undefined;
}
