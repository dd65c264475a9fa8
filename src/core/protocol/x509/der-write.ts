import { toUtf8 } from '../../bytes/text.ts';
import { join } from '../../bytes/write.ts';
import { tags } from './der.ts';

/** One DER value: identifier byte, shortest length, content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = join(...content);
  if (body.length < 0x80) return join(Uint8Array.of(tag, body.length), body);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  return join(Uint8Array.of(tag, 0x80 | length.length, ...length), body);
}

export function derSequence(...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return der(tags.sequence, ...content);
}

export function derSet(...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return der(tags.set, ...content);
}

/** A context-specific constructed value, as `[n] EXPLICIT` writes it. */
export function derExplicit(number: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return der(0xa0 | number, ...content);
}

/** An INTEGER in as few bytes of two's complement as it takes. */
export function derInteger(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (!isSignOf(rest, bytes[0] ?? 0));
  return der(tags.integer, Uint8Array.from(bytes));
}

function isSignOf(rest: bigint, top: number): boolean {
  return top < 0x80 ? rest === 0n : rest === -1n;
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function derOid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0n, second = 0n, ...arcs] = dotted.split('.').map(BigInt);
  return der(tags.oid, ...[first * 40n + second, ...arcs].map(base128));
}

function base128(arc: bigint): Uint8Array {
  const bytes = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(0x80 | Number(rest & 0x7fn));
  return Uint8Array.from(bytes);
}

export function derBoolean(value: boolean): Uint8Array<ArrayBuffer> {
  return der(tags.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function derNull(): Uint8Array<ArrayBuffer> {
  return der(tags.null);
}

export function derOctetString(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return der(tags.octetString, content);
}

/** A BIT STRING; `unused` is how many bits at its end do not count. */
export function derBitString(content: Uint8Array, unused = 0): Uint8Array<ArrayBuffer> {
  return der(tags.bitString, Uint8Array.of(unused), content);
}

export function derUtf8String(text: string): Uint8Array<ArrayBuffer> {
  return der(tags.utf8String, toUtf8(text));
}

/** A BMPString: two big-endian bytes for each UTF-16 unit. */
export function derBmpString(text: string): Uint8Array<ArrayBuffer> {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return der(tags.bmpString, Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff])));
}

/** A Time of RFC 5280 4.1.2.5 from ISO 8601 in UTC: UTCTime from 1950 to 2049, GeneralizedTime otherwise. */
export function derTime(iso: string): Uint8Array<ArrayBuffer> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(iso);
  if (parts === null) throw new RangeError(`not an ISO 8601 time in UTC: ${iso}`);
  const year = Number(parts[1]);
  const text = `${parts.slice(1).join('')}Z`;
  const isShort = year >= 1950 && year < 2050;
  return isShort ? der(tags.utcTime, toUtf8(text.slice(2))) : der(tags.generalizedTime, toUtf8(text));
}
