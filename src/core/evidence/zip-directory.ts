import { DecodeError, Reader } from '../bytes/reader.ts';
import { fromUtf8 } from '../bytes/text.ts';
import type { ByteSource } from './reader.ts';

const MAX_ENTRIES = 20_000;

/** Stands where the real number is in a zip64 record: archives above 4 GiB or 65,534 entries, and those of pipes. */
export const ZIP64 = 0xffff_ffff;

/** A file of the archive as its directory, or the header in front of it, tells of it. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

/** The files by the directory at the end of the archive (APPNOTE.TXT 4.3.12). */
export function centralDirectory(source: ByteSource): readonly Entry[] {
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
  const { nameLength, extraLength, isOpenEnded: _open, ...told } = headerOf(r);
  const commentLength = r.u16le('commentLength');
  r.bytes(8, 'attributes');
  const offset = r.u32le('offset');
  const name = fromUtf8(r.bytes(nameLength, 'name'));
  const extra = r.bytes(extraLength, 'extra');
  r.bytes(commentLength, 'comment');
  return withLargeNumbers({ name, ...told, offset }, extra);
}

/** What the directory and the header in front of a file have in common, in this order. */
function headerOf(r: Reader) {
  const flags = r.u16le('flags');
  const method = r.u16le('method');
  r.bytes(8, 'timeAndCrc');
  return {
    encrypted: (flags & 1) === 1,
    /** The sizes stand behind the data. */
    isOpenEnded: (flags & 8) !== 0,
    method,
    compressed: r.u32le('compressed'),
    size: r.u32le('size'),
    nameLength: r.u16le('nameLength'),
    extraLength: r.u16le('extraLength'),
  };
}

/** The files by their own headers, one behind the other, as far as their sizes stand there (APPNOTE.TXT 4.3.7). */
export function localEntries(source: ByteSource): readonly Entry[] {
  const entries: Entry[] = [];
  let offset = 0;
  while (entries.length < MAX_ENTRIES) {
    const head = source.read(offset, 30);
    if (head.length < 30) return entries;
    const r = new Reader(head, 'Zip.local');
    if (r.u32le('signature') !== 0x04034b50) return entries;
    r.bytes(2, 'version');
    const { nameLength, extraLength, isOpenEnded, ...told } = headerOf(r);
    const extra = source.read(offset + 30 + nameLength, extraLength);
    const start = offset + 30 + nameLength + extraLength;
    const name = fromUtf8(source.read(offset + 30, nameLength));
    const entry = withLargeNumbers({ name, ...told, offset }, extra);
    // Without sizes in front of the data nobody can tell where this file ends and the next begins.
    if (isOpenEnded || entry.compressed === ZIP64) return entries;
    entries.push(entry);
    offset = start + entry.compressed;
  }
  return entries;
}

function lastIndexOf(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === signature) return at;
  return -1;
}
