import { expect, it } from 'vitest';
import { decodeClientHello } from './client-hello.ts';
import { windowsClientOffer, windowsTls12Offer } from './client-offers.ts';
import { encodeClientHello } from './hello.ts';
import { signatureAlgorithmName, groupName } from './names.ts';
import { keyExchangeOf } from './suites.ts';

const random = new Uint8Array(32).fill(1);
const sent = (offer: Parameters<typeof encodeClientHello>[0]) =>
  decodeClientHello(encodeClientHello(offer, random).subarray(9));

it('offers TLS 1.3 down to 1.0 with a key share and the name', () => {
  expect(sent(windowsClientOffer(random, 'srv01.corp.example'))).toMatchObject({
    versions: ['TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0'],
    serverName: 'srv01.corp.example',
    keyShares: [0x1d],
  });
});

it('offers only suites, groups and algorithms that have names', () => {
  const hello = sent(windowsClientOffer(random));
  expect(hello.suites.map(keyExchangeOf)).not.toContain(undefined);
  expect(
    [...hello.groups.map(groupName), ...hello.signatureAlgorithms.map(signatureAlgorithmName)].join(),
  ).not.toContain('0x');
  expect(hello).not.toHaveProperty('serverName');
});

it('offers the same without TLS 1.3', () => {
  const hello = sent(windowsTls12Offer());
  expect(hello).toMatchObject({ versions: ['TLS 1.2'], keyShares: [] });
  expect(hello.suites).toEqual(sent(windowsClientOffer(random)).suites.slice(2));
});
