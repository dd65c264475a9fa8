import { Gunzip, Inflate } from 'fflate';

/** Unpacks raw DEFLATE or gzip; undefined where it is damaged or larger than `limit` bytes. */
export function inflate(bytes: Uint8Array, format: 'raw' | 'gzip', limit: number): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array) => {
    length += part.length;
    if (length > limit) throw new RangeError('larger than allowed');
    parts.push(part);
  };
  try {
    const stream = format === 'raw' ? new Inflate(take) : new Gunzip(take);
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Small pieces let a bomb be stopped soon after its limit. */
const PIECE = 65_536;
