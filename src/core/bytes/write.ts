/** Puts byte arrays one behind the other. */
export function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Bytes written as hexadecimal with free spacing: hex`0300 0013`. */
export function hex(text: TemplateStringsArray): Uint8Array<ArrayBuffer> {
  return fromHex(text.join(''));
}

/** The bytes that hexadecimal digits stand for; spaces and colons are skipped. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replace(/[\s:]/g, '');
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw new RangeError(`not hexadecimal: ${text}`);
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

export function u8(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value & 0xff);
}

export function u16le(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

export function u16be(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of((value >>> 8) & 0xff, value & 0xff);
}

export function u24be(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of((value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function u32le(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff);
}

export function u32be(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

export function u64le(value: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}
