import { DecodeError, Reader } from '../bytes/reader.ts';
import type { Channel, Conversation, Ending } from './conversation.ts';
import { join, u16be, u24be, u8 } from '../bytes/write.ts';

/** One BER/DER element: tag of one byte, or of two for the high-tag form (0x7F65), and what it holds. */
export interface BerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** An element with a definite length in its shortest form, as DER wants it. */
export function ber(tag: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return join(tag > 0xff ? u16be(tag) : u8(tag), berLength(length), ...content);
}

/** A non-negative integer below 2^31 in its shortest two's complement form, under `tag` (INTEGER by default). */
export function berInteger(value: number, tag = 0x02): Uint8Array<ArrayBuffer> {
  const bytes = [value & 0xff];
  for (let rest = value >>> 8; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  if (bytes[0]! >= 0x80) bytes.unshift(0);
  return ber(tag, Uint8Array.from(bytes));
}

/** The next element; indefinite lengths and lengths beyond what is there are DecodeErrors. */
export function readBer(reader: Reader, field: string): BerElement {
  const first = reader.u8(field);
  const tag = (first & 0x1f) === 0x1f ? first * 256 + reader.u8(field) : first;
  return { tag, content: reader.bytes(readLength(reader, field), field) };
}

/** What the next element holds, which must carry `tag`. */
export function expectBer(reader: Reader, tag: number, field: string): Uint8Array {
  const element = readBer(reader, field);
  if (element.tag !== tag) {
    reader.reject(field, `tag 0x${element.tag.toString(16)} instead of 0x${tag.toString(16)}`);
  }
  return element.content;
}

/** The value of an INTEGER or ENUMERATED of up to four bytes (a fifth may be a leading zero), as unsigned 32 bits. */
export function berUnsigned(content: Uint8Array, field: string): number {
  const bytes = content.length === 5 && content[0] === 0 ? content.subarray(1) : content;
  if (bytes.length === 0 || bytes.length > 4) {
    throw new DecodeError(`${field}: an integer of ${content.length} bytes`);
  }
  // Sign extension keeps a short negative number the NTSTATUS it stands for.
  const start = bytes.length < 4 && bytes[0]! >= 0x80 ? -1 : 0;
  return bytes.reduce((value, byte) => (value << 8) | byte, start) >>> 0;
}

/** The next whole element a peer sends, header included, of at most `limit` bytes. */
export function* takeBer(channel: Channel, tag: number, limit: number): Conversation<Uint8Array | Ending> {
  const head = yield* channel.take(2);
  if (!(head instanceof Uint8Array)) return head;
  if (head[0] !== tag)
    throw new DecodeError(`element: tag 0x${head[0]!.toString(16)} instead of 0x${tag.toString(16)}`);
  const extra = head[1]! < 0x80 ? 0 : head[1]! & 0x7f;
  if (head[1] === 0x80 || extra > 3) throw new DecodeError(`element.length: form 0x${head[1]!.toString(16)}`);
  const lengthBytes = yield* channel.take(extra);
  if (!(lengthBytes instanceof Uint8Array)) return lengthBytes;
  const length = extra === 0 ? head[1]! : lengthBytes.reduce((value, byte) => value * 256 + byte, 0);
  if (length > limit)
    throw new DecodeError(`element.length: ${length} is more than the ${limit} bytes expected here`);
  const content = yield* channel.take(length);
  return content instanceof Uint8Array ? join(head, lengthBytes, content) : content;
}

function berLength(length: number): Uint8Array<ArrayBuffer> {
  if (length < 0x80) return u8(length);
  if (length < 0x100) return join(u8(0x81), u8(length));
  return length < 0x10000 ? join(u8(0x82), u16be(length)) : join(u8(0x83), u24be(length));
}

function readLength(reader: Reader, field: string): number {
  const first = reader.u8(field);
  if (first < 0x80) return first;
  if (first === 0x81) return reader.u8(field);
  if (first === 0x82) return reader.u16be(field);
  if (first === 0x83) return reader.u24be(field);
  if (first === 0x84) return reader.u32be(field);
  return reader.reject(field, `length form 0x${first.toString(16)}`);
}
