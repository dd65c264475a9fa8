import type { Reader } from '../../bytes/reader.ts';
import { u16be, u8 } from '../../bytes/write.ts';

/** A length determinant of aligned PER, X.691 10.9, below 16 KiB. */
export function perLength(length: number): Uint8Array<ArrayBuffer> {
  if (length > 0x3fff) throw new RangeError(`PER fragments begin at ${length} bytes`);
  return length < 0x80 ? u8(length) : u16be(0x8000 | length);
}

/** The next length determinant; fragmented ones are a DecodeError. */
export function readPerLength(reader: Reader, field: string): number {
  const first = reader.u8(field);
  if (first < 0x80) return first;
  if (first >= 0xc0) return reader.reject(field, 'a fragmented length');
  return (first & 0x3f) * 256 + reader.u8(field);
}
