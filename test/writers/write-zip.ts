import { deflateRawSync } from 'node:zlib';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { join, u16le, u32le, u64le } from '../../src/core/bytes/write.ts';
import { crc32 } from '../evtx-writer/crc32.ts';

/** A file to pack, and what the archive shall say of it where that is not the truth. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Stored instead of deflated. */
  readonly stored?: boolean;
  /** The unpacked size that the directory claims. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
}

/** A zip archive by APPNOTE.TXT 4.3: local headers, central directory, end record; as zip64 with every number in its large form. */
export function writeZip(files: readonly PackedFile[], zip64 = false): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = toUtf8(file.name);
    const packed = file.stored ? file.bytes : new Uint8Array(deflateRawSync(file.bytes));
    const size = file.claimedSize ?? file.bytes.length;
    const sizes = join(u64le(BigInt(size)), u64le(BigInt(packed.length)));
    const common = (extra: Uint8Array) =>
      join(
        u16le(file.encrypted ? 1 : 0),
        u16le(file.method ?? (file.stored ? 0 : 8)),
        u32le(0), // time
        u32le(crc32(file.bytes)),
        u32le(zip64 ? LARGE : packed.length),
        u32le(zip64 ? LARGE : size),
        u16le(name.length),
        u16le(extra.length),
      );
    const extra = zip64 ? field(1, sizes) : new Uint8Array(0);
    const local = join(u32le(0x04034b50), u16le(20), common(extra), name, extra, packed);
    const listed = zip64
      ? join(field(0x5455, new Uint8Array(5)), field(1, join(sizes, u64le(BigInt(offset)))))
      : extra;
    directory.push(
      join(u32le(0x02014b50), u16le(20), u16le(20), common(listed), new Uint8Array(10)),
      join(u32le(zip64 ? LARGE : offset), name, listed),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = join(...directory);
  const [count, length] = [BigInt(files.length), BigInt(central.length)];
  const large = join(
    u32le(0x06064b50),
    u64le(44n),
    u16le(45),
    u16le(45),
    new Uint8Array(8),
    u64le(count),
    u64le(count),
    u64le(length),
    u64le(BigInt(offset)),
    join(u32le(0x07064b50), u32le(0), u64le(BigInt(offset) + length), u32le(1)),
  );
  const end = join(
    u32le(0x06054b50),
    u32le(0),
    u16le(zip64 ? 0xffff : files.length),
    u16le(zip64 ? 0xffff : files.length),
    u32le(zip64 ? LARGE : central.length),
    u32le(zip64 ? LARGE : offset),
    u16le(0),
  );
  return join(...locals, central, zip64 ? large : new Uint8Array(0), end);
}

const LARGE = 0xffff_ffff;

function field(id: number, value: Uint8Array): Uint8Array {
  return join(u16le(id), u16le(value.length), value);
}
