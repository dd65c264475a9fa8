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
  readonly #structure: string;
  #offset = 0;

  constructor(bytes: Uint8Array, structure: string) {
    this.#bytes = bytes;
    this.#structure = structure;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  u8(field: string): number {
    return this.#bytes[this.#advance(1, field)]!;
  }

  u16le(field: string): number {
    const at = this.#advance(2, field);
    return this.#bytes[at]! + this.#bytes[at + 1]! * 0x100;
  }

  u16be(field: string): number {
    const at = this.#advance(2, field);
    return this.#bytes[at]! * 0x100 + this.#bytes[at + 1]!;
  }

  u24be(field: string): number {
    const at = this.#advance(3, field);
    return this.#bytes[at]! * 0x1_0000 + this.#bytes[at + 1]! * 0x100 + this.#bytes[at + 2]!;
  }

  u32le(field: string): number {
    return littleEndian(this.#bytes, this.#advance(4, field));
  }

  u32be(field: string): number {
    const at = this.#advance(4, field);
    const [a, b, c, d] = [this.#bytes[at]!, this.#bytes[at + 1]!, this.#bytes[at + 2]!, this.#bytes[at + 3]!];
    return a * 0x100_0000 + b * 0x1_0000 + c * 0x100 + d;
  }

  u64le(field: string): bigint {
    const at = this.#advance(8, field);
    return BigInt(littleEndian(this.#bytes, at)) + (BigInt(littleEndian(this.#bytes, at + 4)) << 32n);
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

/** 32 bits; a DataView for every reader would cost more than all that is read with it. */
function littleEndian(bytes: Uint8Array, at: number): number {
  return bytes[at]! + bytes[at + 1]! * 0x100 + bytes[at + 2]! * 0x1_0000 + bytes[at + 3]! * 0x100_0000;
}
