import { constants, gunzipSync, inflateRawSync } from 'node:zlib';

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

/** What comes out of damaged or cut data before the damage, at most `limit` bytes: the longest beginning that unpacks. */
export function salvage(bytes: Uint8Array, format: Format, limit: number): Uint8Array {
  let [sound, unsound] = [0, bytes.length + 1];
  let unpacked: Uint8Array = new Uint8Array(0);
  while (unsound - sound > 1) {
    const length = sound === 0 && unsound > bytes.length ? bytes.length : (sound + unsound) >>> 1;
    try {
      const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, limit) };
      unpacked = unpackers[format](bytes.subarray(0, length), options);
      sound = length;
    } catch {
      unsound = length;
    }
  }
  return unpacked;
}
