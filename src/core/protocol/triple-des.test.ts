import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decryptTripleDesCbc } from './triple-des.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

it('decrypts what OpenSSL encrypted', () => {
  fc.assert(
    fc.property(bytes(24), bytes(8), bytes(64), (key, iv, text) => {
      const cipher = createCipheriv('des-ede3-cbc', key, iv).setAutoPadding(false);
      const sealed = new Uint8Array(Buffer.concat([cipher.update(text), cipher.final()]));
      expect(decryptTripleDesCbc(key, iv, sealed)).toEqual(text);
    }),
  );
});

it('refuses what cannot be such a text', () => {
  expect(() => decryptTripleDesCbc(new Uint8Array(16), new Uint8Array(8), new Uint8Array(8))).toThrow(
    RangeError,
  );
  expect(() => decryptTripleDesCbc(new Uint8Array(24), new Uint8Array(8), new Uint8Array(9))).toThrow(
    RangeError,
  );
});
