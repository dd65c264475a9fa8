import { gunzipSync, inflateRawSync } from 'node:zlib';
// The build for Node adds threads of its own and asks for createRequire; this one is plain.
import { Gunzip, Inflate } from 'fflate/browser';

type Format = 'raw' | 'gzip';
const unpackers = { raw: inflateRawSync, gzip: gunzipSync } as const;

/** Unpacks raw DEFLATE or gzip; undefined where it is damaged or larger than `limit` bytes. */
export function inflate(bytes: Uint8Array, format: Format, limit: number): Uint8Array | undefined {
  try {
    return unpackers[format](bytes, { maxOutputLength: Math.max(1, limit) });
  } catch {
    return undefined;
  }
}

/**
 * What comes out of damaged or cut data before the damage, at most `limit` bytes. The data is read twice at most: in
 * pieces up to the one that fails, and then that one in small steps.
 */
export function salvage(bytes: Uint8Array, format: Format, limit: number): Uint8Array {
  const coarse = unpackPieces(bytes, format, limit, () => PIECE);
  if (coarse.failedAt === undefined) return coarse.unpacked;
  const { failedAt } = coarse;
  return unpackPieces(bytes, format, limit, (at) => (at < failedAt ? PIECE : STEP)).unpacked;
}

interface Pieces {
  readonly unpacked: Uint8Array;
  /** Where the piece began that could not be unpacked. */
  readonly failedAt?: number;
}

function unpackPieces(
  bytes: Uint8Array,
  format: Format,
  limit: number,
  sizeAt: (at: number) => number,
): Pieces {
  const parts: Uint8Array[] = [];
  let room = limit;
  const take = (part: Uint8Array) => {
    if (part.length === 0) return;
    parts.push(part.length > room ? part.slice(0, room) : part);
    room -= parts.at(-1)!.length;
  };
  const stream = format === 'raw' ? new Inflate(take) : new Gunzip(take);
  for (let at = 0; at < bytes.length;) {
    const next = Math.min(bytes.length, at + sizeAt(at));
    try {
      stream.push(bytes.subarray(at, next), false);
    } catch {
      return { unpacked: Buffer.concat(parts), failedAt: at };
    }
    at = room > 0 ? next : bytes.length;
  }
  return { unpacked: Buffer.concat(parts) };
}

const PIECE = 16_384;
const STEP = 16;
