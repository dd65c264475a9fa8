import { DecodeError, Reader } from '../../bytes/reader.ts';

/** One DER value: its identifier byte, its content, and all of it as encoded. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Identifier bytes of the universal types met in certificates. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** How many values one structure may hold. */
const MAX_VALUES = 10_000;

/** Reads DER values one behind the other; indefinite lengths and multi-byte tags are refused (X.690 10.1). */
export class DerReader {
  readonly #reader: Reader;
  readonly #bytes: Uint8Array;
  readonly #structure: string;
  #values = 0;

  constructor(bytes: Uint8Array, structure: string) {
    this.#bytes = bytes;
    this.#reader = new Reader(bytes, structure);
    this.#structure = structure;
  }

  get isDone(): boolean {
    return this.#reader.remaining === 0;
  }

  /** The next value whatever it is. */
  any(field: string): DerValue {
    this.#values += 1;
    if (this.#values > MAX_VALUES) this.#reader.reject(field, `more than ${MAX_VALUES} values`);
    const start = this.#reader.offset;
    const tag = this.#reader.u8(`${field} tag`);
    if ((tag & 0x1f) === 0x1f) this.#reader.reject(field, 'a tag of several bytes');
    const content = this.#reader.bytes(this.#length(field), field);
    return { tag, content, whole: this.#bytes.subarray(start, this.#reader.offset) };
  }

  /** The next value, which must have this tag. */
  expect(tag: number, field: string): DerValue {
    const value = this.any(field);
    if (value.tag !== tag) this.#reader.reject(field, `tag ${byte(value.tag)} instead of ${byte(tag)}`);
    return value;
  }

  /** The next value if it has this tag; otherwise nothing is read. */
  optional(tag: number, field: string): DerValue | undefined {
    return this.isDone || this.#bytes[this.#reader.offset] !== tag ? undefined : this.any(field);
  }

  /** A reader over the values inside the next one, which must have this tag. */
  inside(tag: number, field: string): DerReader {
    return new DerReader(this.expect(tag, field).content, `${this.#structure}.${field}`);
  }

  /** Fails: the field was read, but its value cannot be right. */
  reject(field: string, problem: string): never {
    return this.#reader.reject(field, problem);
  }

  #length(field: string): number {
    const first = this.#reader.u8(`${field} length`);
    if (first < 0x80) return first;
    const count = first & 0x7f;
    if (count === 0) this.#reader.reject(field, 'indefinite length, which DER does not allow');
    if (count > 4) this.#reader.reject(field, `a length of ${count} bytes`);
    let length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + this.#reader.u8(`${field} length`);
    return length;
  }
}

/** An object identifier in dotted form; a malformed one is a DecodeError. */
export function decodeOid(content: Uint8Array): string {
  if (content.length === 0 || content.length > 128) {
    throw new DecodeError(`object identifier of ${content.length} bytes`);
  }
  if ((content.at(-1)! & 0x80) !== 0) throw new DecodeError('object identifier is cut short');
  let text = '';
  let arc: number | bigint = 0;
  for (const octet of content) {
    arc = shifted(arc, octet & 0x7f);
    if (octet >= 0x80) continue;
    text += text === '' ? firstArcs(arc) : `.${arc}`;
    arc = 0;
  }
  return text;
}

/** Seven bits more; numbers of a size that only enemies use as big ones, which are slow. */
function shifted(arc: number | bigint, bits: number): number | bigint {
  if (typeof arc === 'bigint') return (arc << 7n) | BigInt(bits);
  return arc < 2 ** 45 ? arc * 128 + bits : (BigInt(arc) << 7n) | BigInt(bits);
}

/** The first two arcs share a number, X.690 8.19.4. */
function firstArcs(arc: number | bigint): string {
  if (typeof arc === 'bigint') return `2.${arc - 80n}`;
  const root = arc < 80 ? Math.floor(arc / 40) : 2;
  return `${root}.${arc - 40 * root}`;
}

function byte(tag: number): string {
  return `0x${tag.toString(16).padStart(2, '0')}`;
}
