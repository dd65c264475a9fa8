import { getCiphers } from 'node:tls';
import { expect, it } from 'vitest';
import { tlsVersions } from './names.ts';
import { keyExchangeOf, suiteName, suiteNumber, suitesOf } from './suites.ts';

it.each([
  [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'ecdhe'],
  [0x009f, 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'dhe'],
  [0x003c, 'TLS_RSA_WITH_AES_128_CBC_SHA256', 'rsa'],
  [0x0003, 'TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'rsaExport'],
  [0x000a, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'rsa'],
  [0x001b, 'TLS_DH_anon_WITH_3DES_EDE_CBC_SHA', 'dheAnonymous'],
  [0x1302, 'TLS_AES_256_GCM_SHA384', 'tls13'],
  [0x0700c0, 'SSL2_DES_192_EDE3_CBC_WITH_MD5', 'static'],
] as const)('knows suite %i', (number, name, keyExchange) => {
  expect(suiteName(number)).toBe(name);
  expect(suiteNumber(name)).toBe(number);
  expect(keyExchangeOf(number)).toBe(keyExchange);
});

it('shows the number of what it cannot name, and reads it back', () => {
  expect(suiteName(0xdada)).toBe('0xDADA');
  expect(suiteNumber('0xDADA')).toBe(0xdada);
  expect(suiteNumber('TLS_NOTHING')).toBeUndefined();
  expect(keyExchangeOf(0xdada)).toBeUndefined();
});

it.each(tlsVersions)('offers each suite of %s once', (version) => {
  const suites = suitesOf(version);
  expect(new Set(suites).size).toBe(suites.length);
  expect(suites.length).toBeGreaterThan(4);
});

it('offers authenticated encryption from TLS 1.2 on and TLS 1.3 suites to TLS 1.3 alone', () => {
  expect(suitesOf('TLS 1.1')).not.toContain(0xc02f);
  expect(suitesOf('TLS 1.2')).toContain(0xc02f);
  expect(suitesOf('TLS 1.2')).not.toContain(0x1301);
  expect(suitesOf('TLS 1.3')).toEqual(expect.arrayContaining([0x1301, 0x1302, 0x1303]));
});

it('puts strong suites before weak ones', () => {
  const suites = suitesOf('TLS 1.2');
  expect(suites.indexOf(0xc030)).toBeLessThan(suites.indexOf(0xc014));
  expect(suites.indexOf(0xc014)).toBeLessThan(suites.indexOf(0x0005));
});

it('knows every TLS 1.3 suite that node:tls knows', () => {
  const theirs = getCiphers().filter((name) => name.startsWith('tls_'));
  expect(theirs.length).toBeGreaterThan(2);
  expect(theirs.map((name) => suiteNumber(name.toUpperCase()))).not.toContain(undefined);
});
