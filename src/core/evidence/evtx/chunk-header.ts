import { crc32 } from '../../bytes/crc32.ts';
import { CHUNK_HEADER_LENGTH, CHUNK_LENGTH } from './chunk.ts';

/** What a chunk's header says; believed only where the records agree. */
export interface ChunkHeader {
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly firstRecordId: number;
  readonly lastRecordId: number;
  /** Where the space begins that holds no record yet. */
  readonly freeSpace: number;
  /** CRC-32 of the records in use; undefined where Windows was told to write none. */
  readonly checksum: number | undefined;
}

const SIGNATURE = [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0x00];
const STATED_LENGTH = 128;
const NO_CHECKSUM = 0x4;

/** The chunk header at an offset; undefined where the signature is missing or its offsets cannot be right. */
export function readChunkHeader(bytes: Uint8Array, at: number): ChunkHeader | undefined {
  if (at + CHUNK_HEADER_LENGTH > bytes.length || !SIGNATURE.every((byte, i) => bytes[at + i] === byte)) {
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, CHUNK_HEADER_LENGTH);
  const freeSpace = view.getUint32(48, true);
  if (view.getUint32(40, true) !== STATED_LENGTH) return undefined;
  if (freeSpace < CHUNK_HEADER_LENGTH || freeSpace > CHUNK_LENGTH) return undefined;
  return {
    firstNumber: Number(view.getBigUint64(8, true)),
    lastNumber: Number(view.getBigUint64(16, true)),
    firstRecordId: Number(view.getBigUint64(24, true)),
    lastRecordId: Number(view.getBigUint64(32, true)),
    freeSpace,
    checksum: (view.getUint32(120, true) & NO_CHECKSUM) === 0 ? view.getUint32(52, true) : undefined,
  };
}

/** Where the next chunk header stands at or after `from`; -1 for none. */
export function findChunkHeader(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] === 0x6c && readChunkHeader(bytes, at) !== undefined) return at;
  }
  return -1;
}

/** False where the records of a chunk are not the ones its header was written for. */
export function checksumHolds(header: ChunkHeader, bytes: Uint8Array): boolean {
  if (header.checksum === undefined) return true;
  return crc32(bytes.subarray(CHUNK_HEADER_LENGTH, header.freeSpace)) === header.checksum;
}
