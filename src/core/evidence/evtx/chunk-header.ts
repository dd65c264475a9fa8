import { CHUNK_HEADER_LENGTH, CHUNK_LENGTH } from './chunk.ts';

/** What a chunk's header says; believed only where the records agree. */
export interface ChunkHeader {
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly firstRecordId: number;
  readonly lastRecordId: number;
  /** Where the space begins that holds no record yet. */
  readonly freeSpace: number;
}

const SIGNATURE = [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0x00];
const STATED_LENGTH = 128;

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
  };
}

/** Where the next chunk header stands at or after `from`; -1 for none. */
export function findChunkHeader(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x45, from); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] === 0x6c && readChunkHeader(bytes, at) !== undefined) return at;
  }
  return -1;
}
