import { cbc, gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import type { Crypto, HashName } from '../../core/protocol/crypto.ts';

const hashes = { md5, sha1, sha256, sha384 } as const;

/** The cryptography that core asks for, in a browser: its own is asynchronous and knows no MD5, so a library stands in. */
export const webCrypto: Crypto = {
  hash: (name: HashName, bytes) => hashes[name](bytes),
  hmac: (name: HashName, key, bytes) => hmac(hashes[name], key, bytes),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  openAesGcm: (key, nonce, aad, sealed) => opened(() => gcm(key, nonce, aad).decrypt(sealed)),
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
