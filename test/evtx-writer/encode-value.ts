import { toUtf16le } from '../../src/core/bytes/text.ts';
import { fromHex, join, u16le, u32le, u64le, u8 } from '../../src/core/bytes/write.ts';
import type { EventValue } from './written-event.ts';

/** A value as the log holds it: its type number and its bytes. */
export interface EncodedValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

export const absent: EncodedValue = { type: 0x00, bytes: new Uint8Array() };

export const uint8 = (value: number | undefined) => optional(value, (n) => ({ type: 0x04, bytes: u8(n) }));
export const uint16 = (value: number | undefined) =>
  optional(value, (n) => ({ type: 0x06, bytes: u16le(n) }));
export const uint32 = (value: number | undefined) =>
  optional(value, (n) => ({ type: 0x08, bytes: u32le(n) }));
export const uint64 = (value: bigint): EncodedValue => ({ type: 0x0a, bytes: u64le(value) });
export const hex64 = (value: bigint): EncodedValue => ({ type: 0x15, bytes: u64le(value) });
export const text = (value: string): EncodedValue => ({ type: 0x01, bytes: toUtf16le(value) });
export const guid = (value: string | undefined) =>
  optional(value, (g) => ({ type: 0x0f, bytes: guidBytes(g) }));
export const sid = (value: string | undefined) =>
  optional(value, (s) => ({ type: 0x13, bytes: sidBytes(s) }));
export const fileTime = (iso: string): EncodedValue => ({ type: 0x11, bytes: u64le(ticksOf(iso)) });

/** Several strings in one value, each closed by a NUL. */
export function texts(values: readonly string[]): EncodedValue {
  return { type: 0x81, bytes: join(...values.map((value) => toUtf16le(`${value}\0`))) };
}

/** A value of any kind the writer knows. */
export function encodeValue(value: EventValue): EncodedValue {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'bigint') return hex64(value);
  if (typeof value === 'boolean') return { type: 0x0d, bytes: u32le(value ? 1 : 0) };
  if (typeof value === 'number') return { type: value < 0 ? 0x07 : 0x08, bytes: u32le(value) };
  if (value instanceof Uint8Array) return { type: 0x0e, bytes: value };
  if ('sid' in value) return sid(value.sid);
  if ('guid' in value) return guid(value.guid);
  if ('fileTime' in value) return fileTime(value.fileTime);
  if ('hex32' in value) return { type: 0x14, bytes: u32le(value.hex32) };
  return texts(value);
}

/** 100 ns units since 1601 of an ISO time with up to seven digits. */
export function ticksOf(iso: string): bigint {
  const match = /^(.*?)(?:\.(\d{1,7}))?Z$/.exec(iso);
  const millis = Date.parse(`${match?.[1]}Z`);
  if (match === null || Number.isNaN(millis)) throw new RangeError(`not a time: ${iso}`);
  return (BigInt(millis) + 11_644_473_600_000n) * 10_000n + BigInt((match[2] ?? '').padEnd(7, '0'));
}

function optional<T>(value: T | undefined, encode: (value: T) => EncodedValue): EncodedValue {
  return value === undefined ? absent : encode(value);
}

function guidBytes(guid: string): Uint8Array {
  const [a = '', b = '', c = '', d = '', e = ''] = guid.replace(/[{}]/g, '').split('-');
  return join(reversed(a), reversed(b), reversed(c), fromHex(d), fromHex(e));
}

function reversed(digits: string): Uint8Array {
  return fromHex(digits).reverse();
}

function sidBytes(sid: string): Uint8Array {
  const [, revision = '1', authority = '5', ...parts] = sid.split('-');
  const high = u64le(BigInt(authority)).slice(0, 6).reverse();
  return join(u8(Number(revision)), u8(parts.length), high, ...parts.map((part) => u32le(Number(part))));
}
