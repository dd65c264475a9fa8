import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DecodeError } from '../../bytes/reader.ts';
import { hex } from '../../bytes/write.ts';
import {
  bitLength,
  decodeAlert,
  decodeCertificateMessage,
  decodeCertificateRequest,
  decodeServerHello,
  decodeServerKeyExchange,
  decodeSsl2ServerHello,
} from './server-messages.ts';

it.each([
  [hex``, 0],
  [hex`00 00`, 0],
  [hex`01`, 1],
  [hex`00 80 00`, 16],
  [hex`7f ff`, 15],
])('counts the bits of %o', (bytes, bits) => {
  expect(bitLength(bytes)).toBe(bits);
});

it.each([
  ['a named curve', hex`03 0017 01 04 0401 0000`, 'ecdhe', { group: 0x17, signatureAlgorithm: 0x0401 }],
  ['an anonymous curve', hex`03 0017 01 04`, 'ecdheAnonymous', { group: 0x17 }],
  [
    'a temporary RSA key',
    hex`0002 8001 0001 03 0201 0000`,
    'rsaExport',
    { bits: 16, signatureAlgorithm: 0x0201 },
  ],
  ['a key exchange without parameters', hex`00`, 'rsa', {}],
  ['a suite nobody knows', hex`00`, undefined, {}],
] as const)('reads the key exchange of %s', (_, body, keyExchange, expected) => {
  expect(decodeServerKeyExchange(body, keyExchange, 'TLS 1.2')).toEqual(expected);
});

it('names a curve that is spelt out', () => {
  expect(() => decodeServerKeyExchange(hex`01 00`, 'ecdhe', 'TLS 1.2')).toThrow(
    'ServerKeyExchange.curveType: 1 is not a named curve',
  );
});

it('refuses a version nobody assigned', () => {
  const body = Uint8Array.from([3, 9, ...new Uint8Array(32), 0, 0, 5, 0]);
  expect(() => decodeServerHello(body)).toThrow('ServerHello.version: 0x0309 is no TLS version');
});

it('reads a request for client certificates of TLS 1.0', () => {
  expect(decodeCertificateRequest(hex`01 01 0000`, 'TLS 1.0')).toEqual({
    certificateTypes: [1],
    signatureAlgorithms: [],
    authorities: 0,
  });
});

it('does not take an encrypted alert for a plain one', () => {
  expect(decodeAlert(hex`0228`)).toEqual({ level: 'fatal', alert: 40 });
  expect(() => decodeAlert(hex`0228 aabbcc`)).toThrow('Alert.description: 3 bytes follow it');
});

const decoders: readonly ((bytes: Uint8Array) => unknown)[] = [
  decodeServerHello,
  decodeCertificateMessage,
  decodeAlert,
  decodeSsl2ServerHello,
  (bytes) => decodeServerKeyExchange(bytes, 'dhe', 'TLS 1.2'),
  (bytes) => decodeServerKeyExchange(bytes, 'ecdhe', 'TLS 1.2'),
  (bytes) => decodeCertificateRequest(bytes, 'TLS 1.2'),
];

it.each(decoders.map((decode, i) => [i, decode] as const))(
  'decoder %i returns or throws DecodeError',
  (_, decode) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        try {
          decode(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
      }),
      { numRuns: 1000 },
    );
  },
);
