import crypto, { createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Crypto, HashName } from '../core/protocol/crypto.ts';

/** The cryptography that core asks for, by node:crypto. */
export const nodeCrypto: Crypto = {
  hash: hashOf,

  hmac: (name, key, bytes) => plain(createHmac(name, key).update(bytes).digest()),

  random: (length) => plain(randomBytes(length)),

  openAesGcm(key, nonce, aad, sealed) {
    if (key.length !== 16 && key.length !== 32) throw new RangeError(`AES-GCM key of ${key.length} bytes`);
    if (sealed.length < TAG_LENGTH) return undefined;
    const cipher = key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
    return opened(createDecipheriv(cipher, key, nonce, { authTagLength: TAG_LENGTH }), aad, sealed);
  },

  openAesCcm(key, nonce, aad, sealed, tagLength) {
    if (key.length !== 16 && key.length !== 32) throw new RangeError(`AES-CCM key of ${key.length} bytes`);
    if (sealed.length < tagLength) return undefined;
    const cipher = key.length === 16 ? 'aes-128-ccm' : 'aes-256-ccm';
    return opened(createDecipheriv(cipher, key, nonce, { authTagLength: tagLength }), aad, sealed, tagLength);
  },

  decryptAesCbc(key, iv, bytes) {
    if (key.length !== 16 && key.length !== 32) throw new RangeError(`AES-CBC key of ${key.length} bytes`);
    if (bytes.length % 16 !== 0) throw new RangeError(`AES-CBC text of ${bytes.length} bytes`);
    const cipher = createDecipheriv(key.length === 16 ? 'aes-128-cbc' : 'aes-256-cbc', key, iv);
    cipher.setAutoPadding(false);
    return plain(Buffer.concat([cipher.update(bytes), cipher.final()]));
  },

  openChaCha20(key, nonce, aad, sealed) {
    if (sealed.length < TAG_LENGTH) return undefined;
    const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG_LENGTH });
    return opened(cipher, aad, sealed);
  },
};

/** In one call where Node has it (20.12): half the time for something as short as a certificate. */
function hashOf(name: HashName, bytes: Uint8Array): Uint8Array {
  return typeof crypto.hash === 'function'
    ? plain(crypto.hash(name, bytes, 'buffer'))
    : plain(createHash(name).update(bytes).digest());
}

const TAG_LENGTH = 16;

/** The part of a node:crypto AEAD decipher that the ciphers here share. */
interface AeadDecipher {
  setAuthTag(tag: Uint8Array): unknown;
  setAAD(aad: Uint8Array, options: { plaintextLength: number }): unknown;
  update(bytes: Uint8Array): Buffer;
  final(): Buffer;
}

/** Decrypts and checks the tag at the end; node:crypto reports a wrong tag by throwing. */
function opened(
  decipher: AeadDecipher,
  aad: Uint8Array,
  sealed: Uint8Array,
  tagLength = TAG_LENGTH,
): Uint8Array | undefined {
  const length = sealed.length - tagLength;
  decipher.setAuthTag(sealed.subarray(length));
  decipher.setAAD(aad, { plaintextLength: length });
  try {
    // CCM checks the tag at once, the others at the end.
    const text = decipher.update(sealed.subarray(0, length));
    return plain(Buffer.concat([text, decipher.final()]));
  } catch {
    return undefined;
  }
}

/** The bytes without Buffer's own methods, which behave differently from a plain array's. */
function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes);
}
