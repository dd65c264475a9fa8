import { Gunzip, Inflate } from 'fflate';

type Format = 'raw' | 'gzip';

/** Unpacks raw DEFLATE or gzip; undefined where it is damaged or larger than `limit` bytes. */
export function inflate(bytes: Uint8Array, format: Format, limit: number): Uint8Array | undefined {
  const { unpacked, whole } = unpack(bytes, format, limit);
  return whole ? unpacked : undefined;
}

/** What comes out of damaged or cut data before the damage, at most `limit` bytes. */
export function salvage(bytes: Uint8Array, format: Format, limit: number): Uint8Array {
  return unpack(bytes, format, limit).unpacked;
}

function unpack(bytes: Uint8Array, format: Format, limit: number): { unpacked: Uint8Array; whole: boolean } {
  const parts: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const take = (part: Uint8Array, last: boolean) => {
    if (length + part.length > limit) throw new RangeError('larger than allowed');
    length += part.length;
    parts.push(part);
    ended = last;
  };
  try {
    const stream = format === 'raw' ? new Inflate(take) : new Gunzip(take);
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    return { unpacked: joined(parts, length), whole: false };
  }
  return { unpacked: joined(parts, length), whole: ended };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
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
