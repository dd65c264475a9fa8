import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeChain } from '../../../node/lab/certificate-kinds.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { derExplicit, derInteger, derOid, derSequence, derSet } from './der-write.ts';
import { certificatesOfPkcs7 } from './pkcs7.ts';

const chain = makeChain(3, {
  commonName: 'leaf',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
});

const signedData = (...certificates: Uint8Array[]) =>
  derSequence(
    derOid('1.2.840.113549.1.7.2'),
    derExplicit(
      0,
      derSequence(
        derInteger(1n),
        derSet(),
        derSequence(derOid('1.2.840.113549.1.7.1')),
        ...certificates,
        derSet(),
      ),
    ),
  );
const whole = signedData(derExplicit(0, ...chain.map(({ der }) => der)));

it('finds the certificates in the order of the file', () => {
  expect(certificatesOfPkcs7(whole)).toEqual(chain.map(({ der }) => der));
});

it('finds none where there are none', () => {
  expect(certificatesOfPkcs7(signedData())).toEqual([]);
});

it('names another kind of content', () => {
  expect(() => certificatesOfPkcs7(derSequence(derOid('1.2.840.113549.1.7.1')))).toThrow(
    'Pkcs7.contentInfo.contentType: 1.2.840.113549.1.7.1 is not signedData',
  );
});

const openssl = (() => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
})();

it.skipIf(openssl === undefined)('reads what openssl writes (needs the openssl command)', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-')), 'chain.pem');
  writeFileSync(file, chain.map(({ pem }) => pem).join(''));
  const made = execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', file, '-outform', 'DER']);
  expect(certificatesOfPkcs7(made).map((der) => [...der])).toEqual(chain.map(({ der }) => [...der]));
});

it('reads or throws DecodeError whatever the bytes', () => {
  const mutated = fc.tuple(fc.nat(80), fc.nat(255)).map(([at, byte]) => whole.with(at, byte));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 100 }), mutated), (bytes) => {
      try {
        certificatesOfPkcs7(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
    { numRuns: 1000 },
  );
});
