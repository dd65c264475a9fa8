/** Bytes that do not have the shape they should have; the message names the structure and the field. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';

  /** The structure and field that the message begins with, e.g. "TPKT.length"; empty where it names none. */
  get field(): string {
    return /^[A-Za-z][\w. ]{0,60}?(?= at byte \d|: )/.exec(this.message)?.[0] ?? '';
  }
}

/** Bounded reads over bytes from a wire or a file; every failure names its field and its offset. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #structure: string;
  #offset = 0;

  constructor(bytes: Uint8Array, structure: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#structure = structure;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  u8(field: string): number {
    return this.#view.getUint8(this.#advance(1, field));
  }

  u16le(field: string): number {
    return this.#view.getUint16(this.#advance(2, field), true);
  }

  u16be(field: string): number {
    return this.#view.getUint16(this.#advance(2, field), false);
  }

  u24be(field: string): number {
    const at = this.#advance(3, field);
    return this.#view.getUint8(at) * 65_536 + this.#view.getUint16(at + 1, false);
  }

  u32le(field: string): number {
    return this.#view.getUint32(this.#advance(4, field), true);
  }

  u32be(field: string): number {
    return this.#view.getUint32(this.#advance(4, field), false);
  }

  u64le(field: string): bigint {
    return this.#view.getBigUint64(this.#advance(8, field), true);
  }

  /** The next `length` bytes, as a view of the same memory. */
  bytes(length: number, field: string): Uint8Array {
    const at = this.#advance(length, field);
    return this.#bytes.subarray(at, at + length);
  }

  /** Everything that is left. */
  rest(): Uint8Array {
    const at = this.#offset;
    this.#offset = this.#bytes.length;
    return this.#bytes.subarray(at);
  }

  /** A reader over the next `length` bytes, for a structure inside this one. */
  inner(length: number, structure: string): Reader {
    return new Reader(this.bytes(length, structure), `${this.#structure}.${structure}`);
  }

  /** Fails: the field was read, but its value cannot be right. */
  reject(field: string, problem: string): never {
    throw new DecodeError(`${this.#structure}.${field}: ${problem}`);
  }

  #advance(length: number, field: string): number {
    const at = this.#offset;
    if (!Number.isSafeInteger(length) || length < 0 || length > this.#bytes.length - at) {
      throw new DecodeError(
        `${this.#structure}.${field} at byte ${at}: needs ${length} bytes, ${this.#bytes.length - at} left`,
      );
    }
    this.#offset = at + length;
    return at;
  }
}
