import { gunzipSync, inflateRawSync } from 'node:zlib';

/** Unpacks raw DEFLATE or gzip; undefined where it is damaged or larger than `limit` bytes. */
export function inflate(bytes: Uint8Array, format: 'raw' | 'gzip', limit: number): Uint8Array | undefined {
  try {
    const unpack = format === 'raw' ? inflateRawSync : gunzipSync;
    return unpack(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch {
    return undefined;
  }
}
