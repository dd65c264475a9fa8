import { createCipheriv } from 'node:crypto';
import { expect, it } from 'vitest';
import { fromHex } from '../core/bytes/write.ts';
import { toHex, toUtf8 } from '../core/bytes/text.ts';
import { nodeCrypto } from './crypto.ts';

const key = (length: number) => Uint8Array.from({ length }, (_, i) => i);
const nonce = key(12);
const aad = toUtf8('header');
const secret = toUtf8('attack at dawn');

// The published digests of the empty message.
it.each([
  ['md5', 'd41d8cd98f00b204e9800998ecf8427e'],
  ['sha1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
] as const)('hashes nothing with %s', (name, digest) => {
  expect(toHex(nodeCrypto.hash(name, new Uint8Array(0)))).toBe(digest);
});

it('computes the HMAC of RFC 2202 test case 2', () => {
  const mac = nodeCrypto.hmac('md5', toUtf8('Jefe'), toUtf8('what do ya want for nothing?'));
  expect(toHex(mac)).toBe('750c783e6ab0b503eaa86e310a5db738');
});

it.each([
  ['aes-128-gcm', 16],
  ['aes-256-gcm', 32],
] as const)('opens what %s sealed, and only that', (name, length) => {
  const cipher = createCipheriv(name, key(length), nonce);
  cipher.setAAD(aad);
  const sealed = new Uint8Array(Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]));
  expect(nodeCrypto.openAesGcm(key(length), nonce, aad, sealed)).toEqual(secret);
  expect(nodeCrypto.openAesGcm(key(length), nonce, toUtf8('other'), sealed)).toBeUndefined();
  expect(nodeCrypto.openAesGcm(key(length), nonce, aad, sealed.subarray(0, 10))).toBeUndefined();
});

it('opens what ChaCha20-Poly1305 sealed, and only that', () => {
  const cipher = createCipheriv('chacha20-poly1305', key(32), nonce, { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: secret.length });
  const sealed = new Uint8Array(Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]));
  expect(nodeCrypto.openChaCha20(key(32), nonce, aad, sealed)).toEqual(secret);
  sealed[0] = sealed[0]! ^ 1;
  expect(nodeCrypto.openChaCha20(key(32), nonce, aad, sealed)).toBeUndefined();
});

it.each([
  ['aes-128-ccm', 16, 8],
  ['aes-128-ccm', 16, 16],
  ['aes-256-ccm', 32, 8],
  ['aes-256-ccm', 32, 16],
] as const)('opens what %s sealed, and only that (key %i, tag %i)', (name, length, tag) => {
  const cipher = createCipheriv(name, key(length), nonce, { authTagLength: tag });
  cipher.setAAD(aad, { plaintextLength: secret.length });
  const sealed = new Uint8Array(Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]));
  const open = (bytes: Uint8Array, header = aad) =>
    nodeCrypto.openAesCcm(key(length), nonce, header, bytes, tag);
  expect(open(sealed)).toEqual(secret);
  expect(open(sealed, toUtf8('other'))).toBeUndefined();
  expect(open(sealed.subarray(0, 4))).toBeUndefined();
});

it('decrypts AES-CBC and keeps the padding (NIST SP 800-38A F.2.1)', () => {
  const block = nodeCrypto.decryptAesCbc(
    fromHex('2b7e151628aed2a6abf7158809cf4f3c'),
    fromHex('000102030405060708090a0b0c0d0e0f'),
    fromHex('7649abac8119b246cee98e9b12e9197d'),
  );
  expect(toHex(block)).toBe('6bc1bee22e409f96e93d7e117393172a');
});

it('gives as many random bytes as asked', () => {
  expect(nodeCrypto.random(32)).toHaveLength(32);
});
