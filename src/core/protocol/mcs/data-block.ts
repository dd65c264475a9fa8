import { Reader } from '../../bytes/reader.ts';
import { join, u16le } from '../../bytes/write.ts';

/** Types of the data blocks that travel in GCC user data, [MS-RDPBCGR] 2.2.1.3.1. */
export const blockTypes = {
  clientCore: 0xc001,
  clientSecurity: 0xc002,
  clientNetwork: 0xc003,
  clientCluster: 0xc004,
  serverCore: 0x0c01,
  serverSecurity: 0x0c02,
  serverNetwork: 0x0c03,
} as const;

/** One block: TS_UD_HEADER (type, length with header) before its content. */
export function encodeBlock(type: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const inner = join(...content);
  return join(u16le(type), u16le(inner.length + HEADER), inner);
}

/** The blocks by type; a repeated type counts where it came last, more than 32 are a DecodeError. */
export function decodeBlocks(userData: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const reader = new Reader(userData, 'UserData');
  const blocks = new Map<number, Uint8Array>();
  for (let count = 0; reader.remaining > 0; count += 1) {
    if (count > MAX_BLOCKS) reader.reject('block', `more than ${MAX_BLOCKS}`);
    const type = reader.u16le('type');
    const length = reader.u16le('length');
    if (length < HEADER) reader.reject('length', `${length} is less than ${HEADER}`);
    blocks.set(type, reader.bytes(length - HEADER, 'block'));
  }
  return blocks;
}

const HEADER = 4;
const MAX_BLOCKS = 32;
