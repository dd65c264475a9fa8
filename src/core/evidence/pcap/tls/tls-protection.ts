import { join, u16be } from '../../../bytes/write.ts';
import type { Rc4 } from '../../../protocol/credssp/rc4.ts';
import type { Crypto } from '../../../protocol/crypto.ts';
import { decryptTripleDesCbc } from '../../../protocol/triple-des.ts';
import type { SuiteCipher } from './tls-cipher.ts';
import type { DirectionKeys } from './tls-key-schedule.ts';

/** The inside of one record. */
export interface OpenedRecord {
  readonly type: number;
  readonly content: Uint8Array;
}

/** How the records of one direction are protected. */
export interface Protection {
  readonly cipher: SuiteCipher;
  readonly keys: DirectionKeys;
  readonly version: 'TLS 1.0' | 'TLS 1.1' | 'TLS 1.2' | 'TLS 1.3';
  readonly encryptThenMac: boolean;
  /** The key stream of RC4, which goes on from record to record. */
  readonly stream?: Rc4;
}

/** Opens a whole record, header included; undefined where keys or sequence number do not fit. `before` is the record before it. */
export function openRecord(
  crypto: Crypto,
  protection: Protection,
  record: Uint8Array,
  sequence: number,
  before: Uint8Array | undefined,
): OpenedRecord | undefined {
  if (protection.version === 'TLS 1.3') return openNew(crypto, protection, record, sequence);
  if (protection.cipher.kind === 'rc4') return openRc4(crypto, protection, record, sequence);
  return protection.cipher.kind === 'cbc'
    ? openCbc(crypto, protection, record, sequence, before)
    : openAead(crypto, protection, record, sequence);
}

/** RFC 8446 section 5.2 */
function openNew(
  crypto: Crypto,
  { cipher, keys }: Protection,
  record: Uint8Array,
  sequence: number,
): OpenedRecord | undefined {
  const nonce = mixed(keys.iv, sequence);
  const sealed = record.subarray(HEADER);
  const aad = record.subarray(0, HEADER);
  const inner = unsealed(crypto, cipher, keys.key, nonce, aad, sealed);
  if (inner === undefined) return undefined;
  let end = inner.length;
  while (end > 0 && inner[end - 1] === 0) end -= 1;
  return end === 0 ? undefined : { type: inner[end - 1]!, content: inner.subarray(0, end - 1) };
}

/** RFC 5288 section 3 (GCM), RFC 6655 section 3 (CCM) and RFC 7905 section 2 (ChaCha20-Poly1305) */
function openAead(
  crypto: Crypto,
  { cipher, keys }: Protection,
  record: Uint8Array,
  sequence: number,
): OpenedRecord | undefined {
  const { tag = 16 } = cipher;
  const explicit = cipher.kind === 'chacha' ? 0 : 8;
  const sealed = record.subarray(HEADER + explicit);
  if (sealed.length < tag) return undefined;
  const nonce =
    explicit > 0 ? join(keys.iv, record.subarray(HEADER, HEADER + explicit)) : mixed(keys.iv, sequence);
  const aad = join(counter(sequence), record.subarray(0, 3), u16be(sealed.length - tag));
  const content = unsealed(crypto, cipher, keys.key, nonce, aad, sealed);
  return content && { type: record[0]!, content };
}

function unsealed(
  crypto: Crypto,
  { kind, tag }: SuiteCipher,
  ...[key, nonce, aad, sealed]: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
): Uint8Array | undefined {
  if (kind === 'chacha') return crypto.openChaCha20(key, nonce, aad, sealed);
  return kind === 'ccm'
    ? crypto.openAesCcm(key, nonce, aad, sealed, tag ?? 16)
    : crypto.openAesGcm(key, nonce, aad, sealed);
}

/** RFC 5246 section 6.2.3.1: the MAC stands behind the content, both under one key stream. */
function openRc4(
  crypto: Crypto,
  { cipher, keys, stream }: Protection,
  record: Uint8Array,
  sequence: number,
): OpenedRecord | undefined {
  const { mac } = cipher;
  if (mac === undefined || stream === undefined) return undefined;
  const plain = stream.apply(record.subarray(HEADER));
  const length = plain.length - mac.length;
  if (length < 0) return undefined;
  const content = plain.subarray(0, length);
  const header = join(counter(sequence), record.subarray(0, 3), u16be(length));
  const expected = crypto.hmac(mac.hash, keys.macKey, join(header, content));
  return isSame(plain.subarray(length), expected) ? { type: record[0]!, content } : undefined;
}

/** RFC 5246 section 6.2.3.2, RFC 7366 where the MAC covers the encrypted text; TLS 1.0 takes the IV from the record before. */
function openCbc(
  crypto: Crypto,
  { cipher, keys, version, encryptThenMac }: Protection,
  record: Uint8Array,
  sequence: number,
  before: Uint8Array | undefined,
): OpenedRecord | undefined {
  const { mac, block = 16 } = cipher;
  if (mac === undefined) return undefined;
  const fragment = record.subarray(HEADER);
  const body = encryptThenMac ? fragment.subarray(0, Math.max(0, fragment.length - mac.length)) : fragment;
  const tail = encryptThenMac ? mac.length : 0;
  const explicit = version === 'TLS 1.0' ? 0 : block;
  const text = body.subarray(explicit);
  if (text.length === 0 || body.length < explicit || text.length % block !== 0) return undefined;
  const iv =
    explicit > 0 ? body.subarray(0, block) : sequence === 0 ? keys.iv : lastBlock(before, tail, block);
  if (iv === undefined || iv.length !== block) return undefined;
  const plain =
    block === 8 ? decryptTripleDesCbc(keys.key, iv, text) : crypto.decryptAesCbc(keys.key, iv, text);
  const unpadded = plain.length - plain.at(-1)! - 1;
  const length = encryptThenMac ? unpadded : unpadded - mac.length;
  if (length < 0) return undefined;
  const content = plain.subarray(0, length);
  const covered = encryptThenMac ? body : content;
  const header = join(counter(sequence), record.subarray(0, 3), u16be(covered.length));
  const expected = crypto.hmac(mac.hash, keys.macKey, join(header, covered));
  const found = encryptThenMac ? fragment.subarray(body.length) : plain.subarray(length, unpadded);
  return isSame(found, expected) ? { type: record[0]!, content } : undefined;
}

/** The last encrypted block of a record with `tail` bytes of MAC behind it. */
function lastBlock(record: Uint8Array | undefined, tail: number, block: number): Uint8Array | undefined {
  return record?.subarray(record.length - tail - block, record.length - tail);
}

function counter(sequence: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(sequence));
  return bytes;
}

/** The record nonce of TLS 1.3 and ChaCha20: the sequence number laid over the end of the IV. */
function mixed(iv: Uint8Array, sequence: number): Uint8Array {
  const nonce = iv.slice();
  counter(sequence).forEach((byte, i) => {
    nonce[nonce.length - 8 + i] = nonce[nonce.length - 8 + i]! ^ byte;
  });
  return nonce;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const HEADER = 5;
