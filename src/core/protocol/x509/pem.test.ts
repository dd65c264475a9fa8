import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DecodeError } from '../../bytes/reader.ts';
import { decodeBase64, encodeBase64, encodePem, splitPem } from './pem.ts';

it('splits what it wrote, with text around it and Windows line ends', () => {
  const one = encodePem('CERTIFICATE', new Uint8Array(100).fill(1));
  const two = encodePem('RSA PRIVATE KEY', new Uint8Array(3).fill(2));
  expect(splitPem(`Subject: x\n${one}junk\n${two}`.replaceAll('\n', '\r\n'))).toEqual([
    { label: 'CERTIFICATE', bytes: new Uint8Array(100).fill(1) },
    { label: 'RSA PRIVATE KEY', bytes: new Uint8Array(3).fill(2) },
  ]);
});

it('finds nothing in other text', () => {
  expect(splitPem('no certificate here')).toEqual([]);
});

it.each([
  ['-----BEGIN CERTIFICATE-----\nAAAA\n', 'PEM: no END line for CERTIFICATE'],
  ['-----BEGIN CERT', 'PEM: a BEGIN line without its end'],
  ['-----BEGIN X-----\nA*A=\n-----END X-----', 'base64: character "*" at 1'],
  ['-----BEGIN X-----\nAAAAA\n-----END X-----', 'base64: 5 characters cannot be right'],
])('names what is wrong with %j', (text, problem) => {
  expect(() => splitPem(text)).toThrow(new DecodeError(problem));
});

it('agrees with the base64 of node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(encodeBase64(bytes)).toBe(text);
      expect([...decodeBase64(text)]).toEqual([...bytes]);
    }),
  );
});

it('decodes or throws DecodeError whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 100 }), (text) => {
      try {
        splitPem(`-----BEGIN X-----${text}-----END X-----`);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
  );
});
