import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { join, u16be, u24be, u8 } from '../../core/bytes/write.ts';
import type { Crypto, HashName } from '../../core/protocol/crypto.ts';

const hashes = { md5, sha1, sha256, sha384 } as const;

/** The cryptography that core asks for, in a browser: its own is asynchronous and knows no MD5, so a library stands in. */
export const webCrypto: Crypto = {
  hash: (name: HashName, bytes) => hashes[name](bytes),
  hmac: (name: HashName, key, bytes) => hmac(hashes[name], key, bytes),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  openAesGcm: (key, nonce, aad, sealed) => opened(() => gcm(key, nonce, aad).decrypt(sealed)),
  openAesCcm,
  decryptAesCbc: (key, iv, bytes) => cbc(key, iv, { disablePadding: true }).decrypt(bytes),
  openChaCha20: (key, nonce, aad, sealed) => opened(() => chacha20poly1305(key, nonce, aad).decrypt(sealed)),
};

/** The library throws for a tag that does not match; here that is an answer. */
function opened(open: () => Uint8Array): Uint8Array | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

/** AES-CCM of RFC 3610 with a nonce of 12 bytes, made of the library's counter and chaining modes. */
function openAesCcm(
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  sealed: Uint8Array,
  tagLength: 8 | 16,
): Uint8Array | undefined {
  const length = sealed.length - tagLength;
  if (length < 0) return undefined;
  const counter = (i: number) => join(u8(2), nonce, u24be(i));
  const text = ctr(key, counter(1)).decrypt(sealed.subarray(0, length));
  const flags = (aad.length > 0 ? 64 : 0) + 8 * ((tagLength - 2) / 2) + 2;
  const before = aad.length > 0 ? padded(join(u16be(aad.length), aad)) : aad;
  const covered = join(u8(flags), nonce, u24be(length), before, padded(text));
  const mac = cbc(key, new Uint8Array(16), { disablePadding: true }).encrypt(covered).subarray(-16);
  const tag = ctr(key, counter(0)).encrypt(mac);
  return sealed.subarray(length).every((byte, i) => byte === tag[i]) ? text : undefined;
}

function padded(bytes: Uint8Array): Uint8Array {
  return join(bytes, new Uint8Array((16 - (bytes.length % 16)) % 16));
}
