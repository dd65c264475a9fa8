import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { expect, it } from 'vitest';
import { hex } from '../../bytes/write.ts';
import { DerReader } from './der.ts';
import { derBitString, derOid, derSequence } from './der-write.ts';
import { decodePublicKey } from './public-key.ts';

const read = (bytes: Uint8Array) => decodePublicKey(new DerReader(bytes, 'Test').any('key'));
const pairs: readonly (readonly [KeyObject, object])[] = [
  [generateKeyPairSync('rsa', { modulusLength: 1031 }).publicKey, { type: 'rsa', bits: 1031 }],
  [generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).publicKey, { type: 'rsa', bits: 1024 }],
  [
    generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey,
    { type: 'dsa', bits: 1024 },
  ],
  [
    generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey,
    { type: 'ec', bits: 521, curve: 'secp521r1' },
  ],
  [
    generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' }).publicKey,
    { type: 'ec', bits: 256, curve: 'brainpoolP256r1' },
  ],
  [generateKeyPairSync('ed25519').publicKey, { type: 'ed25519', bits: 256 }],
  [generateKeyPairSync('ed448').publicKey, { type: 'ed448', bits: 456 }],
  [generateKeyPairSync('x25519').publicKey, { type: 'unknown', bits: 0 }],
];

it.each(pairs)('%o reads as %o', (key, expected) => {
  expect(read(new Uint8Array(key.export({ type: 'spki', format: 'der' })))).toEqual(expected);
});

it('shows a curve without a name by its number', () => {
  const algorithm = derSequence(derOid('1.2.840.10045.2.1'), derOid('1.2.3.4'));
  expect(read(derSequence(algorithm, derBitString(hex`04`)))).toEqual({
    type: 'ec',
    bits: 0,
    curve: '1.2.3.4',
  });
});

it('does not know a key that is cut short', () => {
  expect(read(hex`30 02 30 00`)).toEqual({ type: 'unknown', bits: 0 });
});
