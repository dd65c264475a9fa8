import { deflateRawSync } from 'node:zlib';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { join, u16le, u32le } from '../../src/core/bytes/write.ts';
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

/** A zip archive by APPNOTE.TXT 4.3: local headers, central directory, end record. */
export function writeZip(files: readonly PackedFile[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = toUtf8(file.name);
    const packed = file.stored ? file.bytes : new Uint8Array(deflateRawSync(file.bytes));
    const common = join(
      u16le(file.encrypted ? 1 : 0),
      u16le(file.method ?? (file.stored ? 0 : 8)),
      u32le(0), // time
      u32le(crc32(file.bytes)),
      u32le(packed.length),
      u32le(file.claimedSize ?? file.bytes.length),
      u16le(name.length),
      u16le(0),
    );
    const local = join(u32le(0x04034b50), u16le(20), common, name, packed);
    directory.push(
      join(u32le(0x02014b50), u16le(20), u16le(20), common, new Uint8Array(10), u32le(offset), name),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = join(...directory);
  const end = join(
    u32le(0x06054b50),
    u32le(0),
    u16le(files.length),
    u16le(files.length),
    u32le(central.length),
    u32le(offset),
    u16le(0),
  );
  return join(...locals, central, end);
}
