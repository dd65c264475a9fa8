import { toUtf16le } from '../../src/core/bytes/text.ts';
import { crc32 } from './crc32.ts';
import type { EncodedValue } from './encode-value.ts';
import type { ElementShape } from './template-shape.ts';

const CHUNK_LENGTH = 65_536;
const HEADER_LENGTH = 512;

/** Writes records into one 64 KiB chunk; names and templates stand where they are first used. */
export class ChunkWriter {
  // One record more than fits, so that it can be written before it is known not to fit.
  readonly #bytes = new Uint8Array(4 * CHUNK_LENGTH);
  readonly #view = new DataView(this.#bytes.buffer);
  readonly #names = new Map<string, number>();
  readonly #templates = new Map<string, number>();
  readonly #ids: bigint[] = [];
  #at = HEADER_LENGTH;
  #lastRecord = HEADER_LENGTH;

  get count(): number {
    return this.#ids.length;
  }

  /** Writes one record; false where it no longer fits, and then the chunk is as it was before. */
  addRecord(id: bigint, written: bigint, body: (writer: ChunkWriter) => void): boolean {
    const start = this.#at;
    const before = {
      names: new Map(this.#names),
      templates: new Map(this.#templates),
      bytes: this.#bytes.slice(0, start),
    };
    this.u32(0x0000_2a2a);
    this.u32(0);
    this.u64(id);
    this.u64(written);
    body(this);
    while ((this.#at - start + 4) % 8 !== 0) this.u8(0);
    const size = this.#at - start + 4;
    this.u32(size);
    this.#view.setUint32(start + 4, size, true);
    if (this.#at > CHUNK_LENGTH) {
      this.#restore(start, before);
      return false;
    }
    this.#ids.push(id);
    this.#lastRecord = start;
    return true;
  }

  /** A template instance: a reference to its definition, or the definition itself where it is new, and its values. */
  instance(
    key: string,
    shape: ElementShape,
    values: readonly (EncodedValue | ((writer: ChunkWriter) => void))[],
  ): void {
    this.#raw(0x0f, 0x01, 0x01, 0x00, 0x0c, 0x01);
    const id = crc32(toUtf16le(key));
    this.u32(id);
    const known = this.#templates.get(key);
    this.u32(known ?? this.#at + 4);
    if (known === undefined) this.#define(key, id, shape);
    this.u32(values.length);
    const descriptors = this.#at;
    for (const value of values) this.#descriptor(value);
    values.forEach((value, i) => this.#value(value, descriptors + 4 * i));
  }

  /** The finished chunk: header, tables and checksums. `firstNumber` counts records through the whole log. */
  finish(firstNumber: bigint): Uint8Array {
    const view = this.#view;
    const count = BigInt(this.#ids.length);
    this.#bytes.set(toAscii('ElfChnk\0'), 0);
    view.setBigUint64(8, firstNumber, true);
    view.setBigUint64(16, firstNumber + count - 1n, true);
    view.setBigUint64(24, this.#ids[0] ?? 0n, true);
    view.setBigUint64(32, this.#ids.at(-1) ?? 0n, true);
    view.setUint32(40, 128, true);
    view.setUint32(44, this.#lastRecord, true);
    view.setUint32(48, this.#at, true);
    view.setUint32(52, crc32(this.#bytes.subarray(HEADER_LENGTH, this.#at)), true);
    view.setUint32(120, 1, true);
    const checked = new Uint8Array(120 + 384);
    checked.set(this.#bytes.subarray(0, 120), 0);
    checked.set(this.#bytes.subarray(128, HEADER_LENGTH), 120);
    view.setUint32(124, crc32(checked), true);
    return this.#bytes.slice(0, CHUNK_LENGTH);
  }

  u8(value: number): void {
    this.#bytes[this.#at] = value;
    this.#at += 1;
  }

  u16(value: number): void {
    this.#view.setUint16(this.#at, value, true);
    this.#at += 2;
  }

  u32(value: number): void {
    this.#view.setUint32(this.#at, value, true);
    this.#at += 4;
  }

  u64(value: bigint): void {
    this.#view.setBigUint64(this.#at, value, true);
    this.#at += 8;
  }

  #raw(...bytes: readonly number[]): void {
    for (const byte of bytes) this.u8(byte);
  }

  #descriptor(value: EncodedValue | ((writer: ChunkWriter) => void)): void {
    const encoded = typeof value === 'function' ? { type: 0x21, bytes: { length: 0 } } : value;
    this.u16(encoded.bytes.length);
    this.#raw(encoded.type, 0);
  }

  #value(value: EncodedValue | ((writer: ChunkWriter) => void), descriptor: number): void {
    if (typeof value !== 'function') {
      for (const byte of value.bytes) this.u8(byte);
      return;
    }
    const start = this.#at;
    value(this);
    this.#view.setUint16(descriptor, this.#at - start, true);
  }

  #define(key: string, id: number, shape: ElementShape): void {
    const start = this.#at;
    this.#templates.set(key, start);
    this.u32(this.#link(384 + 4 * (id % 32), start));
    this.u32(id);
    for (let i = 0; i < 12; i += 1) this.u8((id >>> (8 * (i % 4))) & 0xff);
    this.u32(0);
    this.#raw(0x0f, 0x01, 0x01, 0x00);
    this.#element(shape);
    this.u8(0x00);
    this.#view.setUint32(start + 20, this.#at - start - 24, true);
  }

  /** Puts an entry at the head of a hash bucket of the chunk header; gives the former head. */
  #link(bucket: number, offset: number): number {
    const former = this.#view.getUint32(bucket, true);
    this.#view.setUint32(bucket, offset, true);
    return former;
  }

  #element(shape: ElementShape): void {
    if (shape.name === '') {
      this.#content(shape.content);
      return;
    }
    const attributes = shape.attributes ?? [];
    this.u8(attributes.length > 0 ? 0x41 : 0x01);
    this.u16(0xffff);
    const sizeAt = this.#at;
    this.u32(0);
    this.#name(shape.name);
    if (attributes.length > 0) this.#attributes(attributes);
    if (shape.content === undefined) {
      this.u8(0x03);
    } else {
      this.u8(0x02);
      this.#content(shape.content);
      this.u8(0x04);
    }
    this.#view.setUint32(sizeAt, this.#at - sizeAt - 4, true);
  }

  #attributes(attributes: NonNullable<ElementShape['attributes']>): void {
    const sizeAt = this.#at;
    this.u32(0);
    attributes.forEach(([name, value], i) => {
      this.u8(i + 1 < attributes.length ? 0x46 : 0x06);
      this.#name(name);
      this.#content(value);
    });
    this.#view.setUint32(sizeAt, this.#at - sizeAt - 4, true);
  }

  #content(content: ElementShape['content']): void {
    if (typeof content === 'number') {
      this.u8(0x0e);
      this.u16(content);
      this.u8(content === 17 ? 0x21 : 0x01);
    } else if (typeof content === 'string') {
      this.#raw(0x05, 0x01);
      this.u16(content.length);
      for (const byte of toUtf16le(content)) this.u8(byte);
    } else {
      for (const child of content ?? []) this.#element(child);
    }
  }

  #name(name: string): void {
    const known = this.#names.get(name);
    this.u32(known ?? this.#at + 4);
    if (known !== undefined) return;
    const start = this.#at;
    this.#names.set(name, start);
    let hash = 0;
    for (let i = 0; i < name.length; i += 1) hash = (Math.imul(hash, 65_599) + name.charCodeAt(i)) >>> 0;
    this.u32(this.#link(128 + 4 * ((hash & 0xffff) % 64), start));
    this.u16(hash & 0xffff);
    this.u16(name.length);
    for (const byte of toUtf16le(`${name}\0`)) this.u8(byte);
  }

  #restore(
    at: number,
    before: {
      readonly names: Map<string, number>;
      readonly templates: Map<string, number>;
      readonly bytes: Uint8Array;
    },
  ): void {
    this.#bytes.fill(0);
    this.#bytes.set(before.bytes);
    this.#at = at;
    this.#names.clear();
    for (const [name, offset] of before.names) this.#names.set(name, offset);
    this.#templates.clear();
    for (const [key, offset] of before.templates) this.#templates.set(key, offset);
  }
}

function toAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
