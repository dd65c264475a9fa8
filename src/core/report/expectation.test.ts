import { expect, it } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { expectedOf, parseExpectations, type Expected } from './expectation.ts';

function judged(text: string, facts: Partial<FactTypes>): Expected['is'] | undefined {
  const expectations = parseExpectations(text);
  if ('problem' in expectations) throw new Error(expectations.problem);
  return expectedOf(expectations, facts)[0]?.is;
}

const at = { ...healthy, clockHere: '2026-12-01T00:00:00.000Z' };
const support = healthy.tlsSupport;

it.each<[string, Partial<FactTypes>, Expected['is']]>([
  ['tls1.2+', at, 'met'],
  [
    'tls1.2+',
    { ...at, tlsSupport: { ...support, versions: { 'TLS 1.0': 'accepted', 'TLS 1.2': 'accepted' } } },
    'unmet',
  ],
  [
    'tls1.3+',
    { ...at, tlsHandshake: { outcome: 'completed', version: 'TLS 1.2', cipher: 'x', ms: 1 } },
    'unmet',
  ],
  [
    'tls1.2+',
    { tlsHandshake: { outcome: 'closed', ms: 1, bytes: 0, sawServerHello: false, sawCertificate: false } },
    'unknown',
  ],
  ['nla', at, 'met'],
  [
    'nla',
    { protocolAnswers: [{ offer: ['ssl'], answer: { outcome: 'accepted', protocol: 'ssl', flags: 0 } }] },
    'unmet',
  ],
  ['nla', {}, 'unknown'],
  ['cert>29d', at, 'met'],
  ['cert>30d', at, 'unmet'],
  ['cert>30', { clockHere: at.clockHere }, 'unknown'],
  ['cert>1d', { ...at, clockHere: '2026-06-01T00:00:00.000Z' }, 'unmet'],
  ['name', at, 'met'],
  ['name', { nameMatch: { asked: 'srv01', certificateNames: ['old'], matches: false } }, 'unmet'],
  ['trusted', { tlsChain: { length: 1, certificates: [], trustedHere: false } }, 'unmet'],
  ['trusted', {}, 'unknown'],
])('%s of case %#: %s', (text, facts, is) => {
  expect(judged(text, facts)).toBe(is);
});

it.each(['', 'banana', 'tls1.4+', 'cert>d', 'nla,,name', 'cert<30d'])('%j is no expectation', (text) => {
  expect(parseExpectations(text)).toHaveProperty('problem');
});
