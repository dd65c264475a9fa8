import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificate as certificateFact } from '../../facts/tls.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { windowsSelfMade } from '../../../node/lab/certificate-kinds.ts';
import { makeCertificate } from '../../../node/lab/certificates.ts';
import type { CertificateRecipe } from '../../../node/lab/certificates.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { decodeCertificate } from './certificate.ts';
import { splitPem } from './pem.ts';

const recipe: CertificateRecipe = {
  commonName: 'srv01.corp.example',
  notBefore: '2026-07-01T00:00:00Z',
  notAfter: '2027-07-01T12:34:56Z',
};
const decode = (changes: Partial<CertificateRecipe>) =>
  decodeCertificate(makeCertificate({ ...recipe, ...changes }).der, nodeCrypto);

const kinds: readonly Partial<CertificateRecipe>[] = [
  {},
  { key: 'rsa1024', hash: 'md5' },
  { key: 'rsa1024', hash: 'sha1' },
  { hash: 'sha384' },
  { hash: 'sha512' },
  { key: 'ec256' },
  { key: 'ec384', hash: 'sha384' },
  { notBefore: '1969-12-31T23:59:59Z', notAfter: '2049-12-31T23:59:59Z' },
  { notBefore: '2049-12-31T23:59:59Z', notAfter: '2050-01-01T00:00:00Z' },
  { notAfter: '9999-12-31T23:59:59Z' },
  { serial: 0n },
  { serial: 1n },
  { serial: -1n },
  { serial: -32_769n },
  { serial: 1n << 159n },
  { serial: 1n << 800n },
  { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.54.1.2'], keyUsage: ['digitalSignature'] },
  { alternativeNames: ['srv01', 'srv01.corp.example', '192.0.2.1', '2001:db8::1'] },
  { isCa: true },
  { isCa: false },
  {
    subject: [
      ['2.5.4.6', 'DE'],
      ['2.5.4.10', 'Büro, GmbH'],
      ['2.5.4.3', 'srv01'],
    ],
  },
];

/** The same fields as node:crypto reads them. */
function byNode(der: Uint8Array) {
  const theirs = new X509Certificate(der);
  const key = theirs.publicKey;
  const details = key.asymmetricKeyDetails;
  const curves: Record<string, readonly [string, number]> = {
    prime256v1: ['secp256r1', 256],
    secp384r1: ['secp384r1', 384],
  };
  const [curve, curveBits] = curves[details?.namedCurve ?? ''] ?? [];
  return {
    // Only zero has an odd number of digits there.
    serial: theirs.serialNumber.toLowerCase().replace(/^0$/, '00'),
    sha1: theirs.fingerprint.replaceAll(':', '').toLowerCase(),
    sha256: theirs.fingerprint256.replaceAll(':', '').toLowerCase(),
    notBefore: new Date(theirs.validFrom).toISOString(),
    notAfter: new Date(theirs.validTo).toISOString(),
    selfSigned: theirs.subject === theirs.issuer,
    isCa: theirs.ca,
    keyType: key.asymmetricKeyType,
    keyBits: details?.modulusLength ?? curveBits,
    ...(curve !== undefined && { curve }),
    ...(theirs.keyUsage !== undefined && { extendedKeyUsage: theirs.keyUsage }),
  };
}

it.each(kinds)('reads %o as node:crypto does', (changes) => {
  const { der } = makeCertificate({ ...recipe, ...changes });
  const ours = decodeCertificate(der, nodeCrypto);
  expect(ours).toMatchObject(byNode(der));
  expect(certificateFact.parse(ours)).toEqual(ours);
});

it.each([
  [{}, 'sha256WithRSAEncryption'],
  [{ key: 'rsa1024', hash: 'md5' }, 'md5WithRSAEncryption'],
  [{ key: 'rsa1024', hash: 'sha1' }, 'sha1WithRSAEncryption'],
  [{ hash: 'sha512' }, 'sha512WithRSAEncryption'],
  [{ key: 'ec256' }, 'ecdsa-with-SHA256'],
] as const)('names the signature of %o', (changes, name) => {
  expect(decode(changes).signature).toBe(name);
});

it('lists each name once: CN, then alternative names', () => {
  expect(
    decode({ alternativeNames: ['srv01', 'srv01.corp.example', '192.0.2.1', '2001:db8::1'] }).names,
  ).toEqual(['srv01.corp.example', 'srv01', '192.0.2.1', '2001:db8::1']);
});

it('tells absent usages from present ones', () => {
  expect(decode({})).not.toHaveProperty('keyUsage');
  expect(decode({})).not.toHaveProperty('extendedKeyUsage');
  expect(decode({ keyUsage: ['keyEncipherment', 'keyCertSign'] }).keyUsage).toEqual([
    'keyEncipherment',
    'keyCertSign',
  ]);
  expect(decode({ keyUsage: [] }).keyUsage).toEqual([]);
});

const isWindows = (changes: Partial<CertificateRecipe>) =>
  decodeCertificate(windowsSelfMade('SRV01', '2026-07-01T00:00:00Z', changes).der, nodeCrypto)
    .windowsSelfMade;

describe('the certificate Windows makes for Remote Desktop', () => {
  it('is recognised', () => {
    expect(isWindows({})).toBe(true);
  });

  it.each([
    ['with alternative names', { alternativeNames: ['srv01'] }],
    ['valid for a year', { notAfter: '2027-07-01T00:00:00Z' }],
    ['with another usage', { extendedKeyUsage: ['1.3.6.1.4.1.311.54.1.2'] }],
    ['that may sign', { keyUsage: ['digitalSignature', 'keyEncipherment'] }],
    [
      'with an organisation',
      {
        subject: [
          ['2.5.4.3', 'SRV01'],
          ['2.5.4.10', 'X'],
        ],
      },
    ],
    ['with an elliptic key', { key: 'ec256' }],
    ['signed by another', { issuer: makeCertificate({ ...recipe, commonName: 'CA', keySlot: 'CA' }) }],
  ] as const)('is not one %s', (_, changes) => {
    expect(isWindows(changes)).toBe(false);
  });
});

const fixtures = join(import.meta.dirname, '../../../../../shared/fixtures/certs');
const from = (folder: string) =>
  existsSync(fixtures)
    ? readdirSync(join(fixtures, folder)).map(
        (name) => [name, readFileSync(join(fixtures, folder, name))] as const,
      )
    : [];
const captured = new Map(from('from-pcap'));

describe.skipIf(!existsSync(fixtures))('certificates of real servers (shared/fixtures/certs)', () => {
  const windows = ['rdp-f8-0.der', 'rdp_over_tls-f7-0.der'];

  it.each([...captured])("%s is read, and Windows' own are known", (name, der) => {
    const ours = decodeCertificate(der, nodeCrypto);
    expect(ours.windowsSelfMade).toBe(windows.includes(name));
    // The key of this one is damaged on purpose, and node:crypto refuses it.
    if (ours.keyType === 'unknown') expect(name).toBe('arkime_synthetic-f457-0.der');
    else expect(ours).toMatchObject(byNode(der));
  });

  it.each([...from('sspi-rs'), ...from('ironrdp')])('%s is read as node:crypto does', (_, pem) => {
    const blocks = splitPem(pem.toString('latin1')).filter(({ label }) => label === 'CERTIFICATE');
    expect(blocks.length).toBeGreaterThan(0);
    for (const { bytes } of blocks) expect(decodeCertificate(bytes, nodeCrypto)).toMatchObject(byNode(bytes));
  });

  it('reads a Windows name as Windows shows it', () => {
    const der = captured.get('rdp-credential-guard-accepted1-f8-0.der') ?? new Uint8Array(0);
    expect(decodeCertificate(der, nodeCrypto)).toMatchObject({
      subject: 'CN=IT-HELP-TEST.ad.it-help.ninja',
      issuer: 'CN=IT-HELP-DC, DC=ad, DC=it-help, DC=ninja',
    });
  });
});

it('describes the rest of a certificate whose key cannot be read', () => {
  const { der } = makeCertificate({ ...recipe, key: 'ec256' });
  const at = Buffer.from(der).indexOf('06072a8648ce3d0201', 'hex');
  expect(decodeCertificate(der.with(at + 8, 0x7f), nodeCrypto)).toMatchObject({
    keyType: 'unknown',
    keyBits: 0,
    subject: 'CN=srv01.corp.example',
  });
});

it('names the field where a certificate is cut short', () => {
  const { der } = makeCertificate(recipe);
  expect(() => decodeCertificate(der.subarray(0, 100), nodeCrypto)).toThrow(
    /^Certificate\.certificate at byte 4: needs/,
  );
  expect(() => decodeCertificate(new Uint8Array(0), nodeCrypto)).toThrow(DecodeError);
});

it('reads or throws DecodeError whatever the bytes', () => {
  const { der } = windowsSelfMade('SRV01', '2026-07-01T00:00:00Z', { alternativeNames: ['a', '::1'] });
  const mutated = fc
    .array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    .map((changes) => changes.reduce((bytes, [at, byte]) => bytes.with(at, byte), new Uint8Array(der)));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), (bytes) => {
      try {
        decodeCertificate(bytes, nodeCrypto);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
    { numRuns: 5000 },
  );
});
