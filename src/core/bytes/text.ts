/** Lower-case hexadecimal without separators. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte]!;
  return text;
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A number as people paste it: 0x904. */
export function hexNumber(value: number): string {
  return `0x${(value >>> 0).toString(16).toUpperCase()}`;
}

const decodeUtf16 = new TextDecoder('utf-16le');
const decodeUtf8 = new TextDecoder('utf-8');

/** UTF-16LE bytes as text; broken pairs become U+FFFD. */
export function fromUtf16le(bytes: Uint8Array): string {
  return decodeUtf16.decode(bytes);
}

/** Text as UTF-16LE bytes without a byte order mark. */
export function toUtf16le(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), true);
  return bytes;
}

/** UTF-8 bytes as text; broken sequences become U+FFFD. */
export function fromUtf8(bytes: Uint8Array): string {
  return decodeUtf8.decode(bytes);
}

/** Latin-1 bytes as text, one character each. */
export function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Windows-1252 bytes as text; `TextDecoder` of some runtimes reads 0x80 to 0x9f as Latin-1. */
export function fromWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte);
  return text;
}

// Bytes 0x80 to 0x9f, where Windows-1252 differs from Latin-1.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text as UTF-8 bytes. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Text without the NULs at its end. */
export function withoutNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return text.slice(0, end);
}

/** Text of a field of fixed length: what stands before the first NUL. */
export function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** Bytes as one character each, unprintable ones as dots, for showing what an unknown peer said. */
export function printable(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
  return text;
}
