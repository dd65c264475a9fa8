import { constants, deflateRawSync } from 'node:zlib';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { join, u16le, u32le } from '../../src/core/bytes/write.ts';

const MIB = 1_048_576;

/** Raw DEFLATE that unpacks to so many MiB of zeros behind a beginning; each MiB takes a kilobyte. */
export function deflatedZeros(mebibytes: number, beginning: Uint8Array = new Uint8Array(0)): Uint8Array {
  const flushed = { finishFlush: constants.Z_FULL_FLUSH };
  const block = new Uint8Array(deflateRawSync(new Uint8Array(MIB), flushed));
  const blocks = new Uint8Array(block.length * mebibytes);
  for (let i = 0; i < mebibytes; i += 1) blocks.set(block, i * block.length);
  return join(new Uint8Array(deflateRawSync(beginning, flushed)), blocks, Uint8Array.of(3, 0));
}

/** The same as a gzip file; its checksum is not right, which nobody sees who stops before the end. */
export function gzippedZeros(mebibytes: number): Uint8Array {
  const head = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  return join(head, deflatedZeros(mebibytes), u32le(0), u32le(mebibytes * MIB));
}

/** A zip archive of so many names for one and the same packed data. */
export function sharedZip(packed: Uint8Array, size: number, names: number, method = 8): Uint8Array {
  const common = join(u16le(0), u16le(method), u32le(0), u32le(0), u32le(packed.length), u32le(size));
  const local = join(u32le(0x04034b50), u16le(20), common, u16le(1), u16le(0), toUtf8('x'), packed);
  const entries = Array.from({ length: names }, (_, i) => {
    const name = toUtf8(`a${i}`);
    const rest = new Uint8Array(2 + 2 + 2 + 2 + 4);
    return join(u32le(0x02014b50), u16le(20), u16le(20), common, u16le(name.length), rest, u32le(0), name);
  });
  const directory = join(...entries);
  const end = join(
    u32le(0x06054b50),
    u32le(0),
    u16le(names),
    u16le(names),
    u32le(directory.length),
    u32le(local.length),
    u16le(0),
  );
  return join(local, directory, end);
}
