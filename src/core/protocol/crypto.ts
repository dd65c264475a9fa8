/** Hash functions that RDP, TLS, NTLM and CredSSP need; `md4` and RC4 are written here, the rest is handed in. */
export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384';

/** Cryptography handed in by the ring that has it; core itself holds none but MD4 and RC4. */
export interface Crypto {
  hash(name: HashName, bytes: Uint8Array): Uint8Array;
  hmac(name: HashName, key: Uint8Array, bytes: Uint8Array): Uint8Array;
  random(length: number): Uint8Array;
  /** AES-GCM open: the plaintext, or undefined where the tag does not match. `sealed` ends with the 16-byte tag. */
  openAesGcm(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
  /** AES-CCM open with a nonce of 12 bytes, as `openAesGcm`, with a tag of that many bytes. */
  openAesCcm(
    key: Uint8Array,
    nonce: Uint8Array,
    aad: Uint8Array,
    sealed: Uint8Array,
    tagLength: 8 | 16,
  ): Uint8Array | undefined;
  /** AES-CBC decryption without removing padding; length must be a multiple of 16. */
  decryptAesCbc(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Uint8Array;
  /** ChaCha20-Poly1305 open, as `openAesGcm`. */
  openChaCha20(
    key: Uint8Array,
    nonce: Uint8Array,
    aad: Uint8Array,
    sealed: Uint8Array,
  ): Uint8Array | undefined;
}
