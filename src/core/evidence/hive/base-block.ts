import { Reader } from '../../bytes/reader.ts';
import { fromUtf16le } from '../../bytes/text.ts';
import { isoOfFileTime } from '../evtx/file-time.ts';

/** The first 4096 bytes of a hive file; cell offsets count from where they end. */
export interface BaseBlock {
  /** A log of changes begins as a hive does and holds no tree of keys. */
  readonly kind: 'hive' | 'transaction log';
  /** Both are the same once every change has been written; ISO 8601 of the last one. */
  readonly sequences: readonly [number, number];
  readonly written: string;
  readonly minorVersion: number;
  /** Offset of the cell of the root key. */
  readonly root: number;
  /** Bytes of all hive bins. */
  readonly dataSize: number;
  /** The last 31 characters of the path that Windows knew the file by; empty where it keeps none. */
  readonly fileName: string;
  readonly checksumFits: boolean;
}

/** Reads the base block of a hive or of its transaction log; fails where there is none. */
export function decodeBaseBlock(bytes: Uint8Array): BaseBlock {
  const reader = new Reader(bytes, 'regf');
  if (reader.u32le('signature') !== REGF) reader.reject('signature', 'is not "regf"');
  const sequences = [reader.u32le('primarySequence'), reader.u32le('secondarySequence')] as const;
  const written = isoOfFileTime(reader.u32le('written.low'), reader.u32le('written.high'));
  const major = reader.u32le('majorVersion');
  if (major !== 1) reader.reject('majorVersion', `is ${major}, only 1 is known`);
  const minorVersion = reader.u32le('minorVersion');
  const type = reader.u32le('type');
  reader.u32le('format');
  const root = reader.u32le('rootCell');
  const dataSize = reader.u32le('dataSize');
  reader.u32le('clusteringFactor');
  const fileName = fromUtf16le(reader.bytes(64, 'fileName')).split('\0')[0] ?? '';
  return {
    kind: type === 0 ? 'hive' : 'transaction log',
    sequences,
    written,
    minorVersion,
    root,
    dataSize,
    fileName,
    checksumFits: checksumFits(bytes),
  };
}

export const BASE_BLOCK_SIZE = 4096;
export const REGF = 0x6667_6572;

/** XOR of the 127 words before it; 0 and 0xffffffff are stored as 1 and 0xfffffffe. */
function checksumFits(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const words = new DataView(bytes.buffer, bytes.byteOffset, 512);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= words.getUint32(at, true);
  const wanted = sum === 0 ? 1 : sum === -1 ? -2 : sum;
  return words.getInt32(508, true) === wanted;
}
