import { X509Certificate, createPrivateKey } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { makeChain, windowsSelfMade } from './certificate-kinds.ts';
import { makeCertificate } from './certificates.ts';
import type { CertificateRecipe } from './certificates.ts';
import { selfMade } from './practice-certificate.ts';

const recipe: CertificateRecipe = {
  commonName: 'srv01',
  notBefore: '2026-07-01T00:00:00Z',
  notAfter: '2027-07-01T00:00:00Z',
};

it.each([
  { key: 'rsa1024', hash: 'md5' },
  { key: 'rsa1024', hash: 'sha1' },
  { key: 'rsa2048', hash: 'sha256' },
  { key: 'ec256', hash: 'sha256' },
  { key: 'ec384', hash: 'sha384' },
  { key: 'dsa1024', hash: 'sha256' },
] as const)('makes a certificate of %o that OpenSSL verifies', (kind) => {
  const made = makeCertificate({ ...recipe, ...kind });
  const read = new X509Certificate(made.pem);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.checkPrivateKey(createPrivateKey(made.keyPem))).toBe(true);
  expect(read.fingerprint.replaceAll(':', '').toLowerCase()).toBe(made.sha1);
});

it.each([1, 2, 5])('makes a chain of %i in which each verifies with the next', (length) => {
  const chain = makeChain(length, recipe).map(({ der }) => new X509Certificate(der));
  expect(chain).toHaveLength(length);
  expect(chain[0]?.subject).toBe('CN=srv01');
  chain.forEach((certificate, i) => {
    const issuer = chain[i + 1] ?? certificate;
    expect(certificate.verify(issuer.publicKey), certificate.subject).toBe(true);
    expect(certificate.checkIssued(issuer), certificate.subject).toBe(true);
  });
});

it('writes alternative names that OpenSSL reads', () => {
  const alternativeNames = ['srv01', '192.0.2.1', '2001:db8::1', '::1'];
  expect(new X509Certificate(makeCertificate({ ...recipe, alternativeNames }).der).subjectAltName).toBe(
    'DNS:srv01, IP Address:192.0.2.1, IP Address:2001:DB8:0:0:0:0:0:1, IP Address:0:0:0:0:0:0:0:1',
  );
});

it('makes the same key once', () => {
  const twice = [
    makeCertificate(recipe),
    makeCertificate(recipe),
    makeCertificate({ ...recipe, keySlot: 'other' }),
  ];
  const [first, second, other] = twice.map(({ keyPem }) => keyPem);
  expect(first).toBe(second);
  expect(other).not.toBe(first);
});

it('dates a Windows certificate by half a year', () => {
  const read = new X509Certificate(windowsSelfMade('SRV01', '2026-03-19T10:47:11Z').der);
  expect(new Date(read.validTo).toISOString()).toBe('2026-09-18T10:47:11.000Z');
});

it('refuses an impossible chain', () => {
  expect(() => makeChain(0, recipe)).toThrow('a chain of 0 certificates');
});

it('a practice server shows the same certificate an hour later', () => {
  const [before] = selfMade();
  vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
  try {
    expect(selfMade()[0]?.sha256).toBe(before?.sha256);
  } finally {
    vi.useRealTimers();
  }
});
