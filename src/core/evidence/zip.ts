import { DecodeError, Reader } from '../bytes/reader.ts';
import { fromUtf8 } from '../bytes/text.ts';
import type { ByteSource, ReadingContext } from './reader.ts';

/** A file inside a zip archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** The unpacked bytes, or why there are none. */
  readonly open: () => Uint8Array | { readonly problem: string };
}

const MAX_ENTRIES = 20_000;
const MAX_ENTRY_BYTES = 512 * 1024 * 1024;
const MAX_RATIO = 1_000;
/** Stands where the real size is in a zip64 extra field. */
const ZIP64 = 0xffff_ffff;

/** Whether the bytes begin like a zip archive: a local header, or the end record of an empty one. */
export function looksLikeZip(head: Uint8Array): boolean {
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
  );
}

/**
 * The files of a zip archive by its central directory (APPNOTE.TXT 4.3.12). Stored and deflated entries are opened;
 * encrypted ones, other methods, zip64 sizes above the limit and bombs are named instead.
 */
export function readZip(
  source: ByteSource,
  inflate: ReadingContext['inflate'],
): readonly ZipEntry[] | { readonly problem: string } {
  try {
    return centralDirectory(source).map((entry) => ({
      name: entry.name,
      size: entry.size,
      open: () => openEntry(source, entry, inflate),
    }));
  } catch (error) {
    if (error instanceof DecodeError) return { problem: `${source.name}: ${error.message}` };
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
  const end = new Reader(tail.subarray(at), 'Zip.end');
  end.bytes(10, 'header');
  const count = end.u16le('entries');
  const size = end.u32le('size');
  const offset = end.u32le('offset');
  if (offset === ZIP64 || size === ZIP64 || count === 0xffff)
    end.reject('offset', 'a zip64 archive (above 4 GiB or 65,534 entries); unpack it and name the folder');
  if (count > MAX_ENTRIES) end.reject('entries', `${count}, at most ${MAX_ENTRIES}`);
  if (offset + size > source.size) end.reject('offset', `${offset} lies beyond the end`);
  const directory = new Reader(source.read(offset, size), 'Zip.directory');
  const entries: Entry[] = [];
  while (entries.length < count && directory.remaining >= 46) entries.push(readEntry(directory));
  return entries;
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
  r.bytes(extraLength + commentLength, 'extra');
  return { name, method, encrypted: (flags & 1) === 1, compressed, size, offset };
}

function openEntry(
  source: ByteSource,
  entry: Entry,
  inflate: ReadingContext['inflate'],
): Uint8Array | { readonly problem: string } {
  const problem = (why: string) => ({ problem: `${source.name}: ${entry.name}: ${why}` });
  if (entry.encrypted) return problem('is encrypted; unpack it first');
  if (entry.size === ZIP64 || entry.compressed === ZIP64)
    return problem('is stored as zip64, which archives use above 4 GiB; unpack it first');
  if (entry.size > MAX_ENTRY_BYTES)
    return problem(`${entry.size} bytes unpacked, at most ${MAX_ENTRY_BYTES}`);
  if (entry.size > MAX_RATIO * Math.max(entry.compressed, 1_024))
    return problem(`unpacks to ${entry.size} from ${entry.compressed} bytes, which no log does`);
  const header = source.read(entry.offset, 30);
  if (header.length < 30) return problem('its header lies beyond the end');
  const lengths = new Reader(header.subarray(26), 'Zip.local');
  const start = entry.offset + 30 + lengths.u16le('nameLength') + lengths.u16le('extraLength');
  const packed = source.read(start, entry.compressed);
  if (packed.length < entry.compressed) return problem('is cut off');
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return problem(`compression method ${entry.method} is not read`);
  return inflate(packed, 'raw', entry.size) ?? problem('is damaged, or larger than it says');
}

function lastIndexOf(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === signature) return at;
  return -1;
}
