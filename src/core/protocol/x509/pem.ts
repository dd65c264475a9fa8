import { DecodeError } from '../../bytes/reader.ts';

/** One block of a PEM file: what its label says it is, and its bytes. */
export interface PemBlock {
  readonly label: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The most blocks that are taken from one file. */
const MAX_BLOCKS = 1000;

/** Splits PEM text into its blocks (RFC 7468); text around them is passed over, a damaged block is a DecodeError. */
export function splitPem(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let at = text.indexOf(BEGIN);
  while (at >= 0) {
    if (blocks.length === MAX_BLOCKS) throw new DecodeError(`PEM: more than ${MAX_BLOCKS} blocks`);
    const labelEnd = text.indexOf('-----', at + BEGIN.length);
    const label = text.slice(at + BEGIN.length, labelEnd);
    if (labelEnd < 0 || !/^[A-Z0-9 ]{1,64}$/.test(label))
      throw new DecodeError('PEM: a BEGIN line without its end');
    const footer = `-----END ${label}-----`;
    const end = text.indexOf(footer, labelEnd);
    if (end < 0) throw new DecodeError(`PEM: no END line for ${label}`);
    blocks.push({ label, bytes: decodeBase64(text.slice(labelEnd + 5, end)) });
    at = text.indexOf(BEGIN, end + footer.length);
  }
  return blocks;
}

/** A PEM block of 64 characters a line. */
export function encodePem(label: string, bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The bytes of base64 text; spaces and line ends are skipped, anything else is a DecodeError. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (digits.length % 4 === 1) throw new DecodeError(`base64: ${digits.length} characters cannot be right`);
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  for (let i = 0, at = 0; i < digits.length; i += 1) {
    const value = valueOf(digits.charCodeAt(i));
    if (value < 0) throw new DecodeError(`base64: character "${digits[i]}" at ${i}`);
    bits = ((bits << 6) | value) & 0xff_ffff;
    if (i % 4 === 0) continue;
    bytes[at] = (bits >> (6 - 2 * (i % 4))) & 0xff;
    at += 1;
  }
  return bytes;
}

/** Base64 with padding and without line ends. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    const missing = Math.max(0, i + 3 - bytes.length);
    for (let digit = 0; digit < 4 - missing; digit += 1) text += ALPHABET[(bits >> (18 - 6 * digit)) & 63];
    text += '='.repeat(missing);
  }
  return text;
}

const BEGIN = '-----BEGIN ';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const values = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i += 1) values[ALPHABET.charCodeAt(i)] = i;

function valueOf(code: number): number {
  return values[code] ?? -1;
}
