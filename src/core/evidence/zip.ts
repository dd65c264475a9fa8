import { DecodeError, Reader } from '../bytes/reader.ts';
import { fromUtf8 } from '../bytes/text.ts';
import type { ByteSource, ReadingContext } from './reader.ts';

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

const MAX_ENTRIES = 20_000;
const MAX_ENTRY_BYTES = 512 * 1024 * 1024;
const MODEST_BYTES = 32 * 1024 * 1024;
const MAX_RATIO = 48;
/** Stands where the real number is in a zip64 record: archives above 4 GiB or 65,534 entries, and those of pipes. */
const ZIP64 = 0xffff_ffff;

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

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

function centralDirectory(source: ByteSource): readonly Entry[] {
  const tailLength = Math.min(source.size, 65_557);
  const tail = source.read(source.size - tailLength, tailLength);
  const at = lastIndexOf(tail, 0x06054b50);
  if (at < 0) throw new DecodeError('Zip.endOfCentralDirectory: not found, the archive is cut off');
  const { end, count, size, offset } = endRecord(source, tail, at);
  if (count > MAX_ENTRIES) end.reject('entries', `${count}, at most ${MAX_ENTRIES}`);
  if (offset + size > source.size) end.reject('offset', `${offset} lies beyond the end`);
  const directory = new Reader(source.read(offset, size), 'Zip.directory');
  const entries: Entry[] = [];
  while (entries.length < count && directory.remaining >= 46) entries.push(readEntry(directory));
  return entries;
}

/** Where the directory lies: the end record says it, or the zip64 record that it points to (APPNOTE.TXT 4.3.14 to 16). */
function endRecord(source: ByteSource, tail: Uint8Array, at: number) {
  const end = new Reader(tail.subarray(at), 'Zip.end');
  end.bytes(10, 'header');
  const count = end.u16le('entries');
  const size = end.u32le('size');
  const offset = end.u32le('offset');
  if (offset !== ZIP64 && size !== ZIP64 && count !== 0xffff) return { end, count, size, offset };
  const locator = new Reader(tail.subarray(Math.max(0, at - 20), at), 'Zip.zip64Locator');
  if (locator.u32le('signature') !== 0x07064b50)
    locator.reject('signature', 'no zip64 record, the archive is cut off');
  locator.u32le('disk');
  const large = new Reader(source.read(u64(locator, 'offset'), 56), 'Zip.zip64End');
  if (large.u32le('signature') !== 0x06064b50) large.reject('signature', 'not a zip64 record');
  large.bytes(28, 'header');
  return {
    end: large,
    count: u64(large, 'entries'),
    size: u64(large, 'size'),
    offset: u64(large, 'offset'),
  };
}

/** A number of 64 bits; what no file can have becomes a number that lies beyond every end. */
function u64(r: Reader, field: string): number {
  const value = r.u64le(field);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

/** The numbers that did not fit into the header, in this order and each only where the header says so (APPNOTE.TXT 4.5.3). */
function withLargeNumbers<
  T extends { readonly size: number; readonly compressed: number; readonly offset: number },
>(entry: T, extra: Uint8Array): T {
  const field = zip64Field(extra);
  if (field === undefined) return entry;
  const next = (value: number, name: string) =>
    value === ZIP64 && field.remaining >= 8 ? u64(field, name) : value;
  const size = next(entry.size, 'size');
  const compressed = next(entry.compressed, 'compressed');
  return { ...entry, size, compressed, offset: next(entry.offset, 'offset') };
}

function zip64Field(extra: Uint8Array): Reader | undefined {
  const r = new Reader(extra, 'Zip.extra');
  while (r.remaining >= 4) {
    const id = r.u16le('id');
    const length = r.u16le('length');
    if (length > r.remaining) return undefined;
    const field = r.inner(length, 'field');
    if (id === 1) return field;
  }
  return undefined;
}

function readEntry(r: Reader): Entry {
  if (r.u32le('signature') !== 0x02014b50) r.reject('signature', 'not a central directory entry');
  r.bytes(4, 'versions');
  const flags = r.u16le('flags');
  const method = r.u16le('method');
  r.bytes(8, 'timeAndCrc');
  const compressed = r.u32le('compressed');
  const size = r.u32le('size');
  const nameLength = r.u16le('nameLength');
  const extraLength = r.u16le('extraLength');
  const commentLength = r.u16le('commentLength');
  r.bytes(8, 'attributes');
  const offset = r.u32le('offset');
  const name = fromUtf8(r.bytes(nameLength, 'name'));
  const extra = r.bytes(extraLength, 'extra');
  r.bytes(commentLength, 'comment');
  return withLargeNumbers({ name, method, encrypted: (flags & 1) === 1, compressed, size, offset }, extra);
}

/** The files by their own headers, one behind the other, as far as their sizes stand there (APPNOTE.TXT 4.3.7). */
function localEntries(source: ByteSource): readonly Entry[] {
  const entries: Entry[] = [];
  let offset = 0;
  while (entries.length < MAX_ENTRIES) {
    const head = source.read(offset, 30);
    if (head.length < 30) return entries;
    const r = new Reader(head, 'Zip.local');
    if (r.u32le('signature') !== 0x04034b50) return entries;
    r.bytes(2, 'version');
    const flags = r.u16le('flags');
    const method = r.u16le('method');
    r.bytes(8, 'timeAndCrc');
    const compressed = r.u32le('compressed');
    const size = r.u32le('size');
    const nameLength = r.u16le('nameLength');
    const extraLength = r.u16le('extraLength');
    const extra = source.read(offset + 30 + nameLength, extraLength);
    const start = offset + 30 + nameLength + extraLength;
    const name = fromUtf8(source.read(offset + 30, nameLength));
    const entry = withLargeNumbers(
      { name, method, encrypted: (flags & 1) === 1, compressed, size, offset },
      extra,
    );
    // Without sizes in front of the data nobody can tell where this file ends and the next begins.
    if ((flags & 8) !== 0 || entry.compressed === ZIP64) return entries;
    entries.push(entry);
    offset = start + entry.compressed;
  }
  return entries;
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

function lastIndexOf(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === signature) return at;
  return -1;
}
