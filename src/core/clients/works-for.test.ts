import { describe, expect, it } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import type { Facts } from './step.ts';
import { worksFor } from './works-for.ts';

const { clientHello: _asked, tlsSupport: _all, ...base } = healthy;
const completed = (cipher: string, version: 'TLS 1.2' | 'TLS 1.3' = 'TLS 1.2'): Facts => ({
  tlsHandshake: { outcome: 'completed', version, cipher, ms: 9 },
  tlsSupport: {
    ...healthy.tlsSupport,
    versions: { [version]: 'accepted' },
    suites: [cipher],
    exhaustive: false,
  },
});
const hello = (outcome: 'alert' | 'closed' | 'reset' | 'answered', more: object = {}): Facts => ({
  clientHello: { client: 'mstsc-windows-11-23h2', outcome, ms: 3, ...more },
});
const ccm8 = 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8';

describe('works for', () => {
  it.each<[string, Facts, string, string?]>([
    ['a healthy server', healthy, 'all'],
    [
      'only a suite that mstsc does not offer',
      { ...completed(ccm8), ...hello('alert', { alert: 40 }) },
      'none',
      'encryption',
    ],
    [
      'such a suite for us, another for mstsc',
      {
        ...completed(ccm8),
        ...hello('answered', { version: 'TLS 1.2', suite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' }),
      },
      'all',
    ],
    [
      'a DSA certificate, and mstsc is turned away',
      {
        ...completed('TLS_DHE_DSS_WITH_AES_128_GCM_SHA256'),
        ...hello('alert', { alert: 40 }),
        tlsCertificate: { ...healthy.tlsCertificate, keyType: 'dsa' },
      },
      'none',
      'encryption',
    ],
    [
      'nothing in common by a scan of which every other connection was cut',
      {
        ...completed(ccm8),
        tlsSupport: {
          ...healthy.tlsSupport,
          versions: { 'TLS 1.3': 'accepted', 'TLS 1.2': 'closed' },
          suites: ['TLS_AES_128_GCM_SHA256'],
          groups: ['X25519MLKEM768'],
          exhaustive: true,
        },
        connectionQuality: { ...healthy.connectionQuality, completed: 5 },
        ...hello('reset'),
      },
      'notKnown',
    ],
    [
      'a certificate of the client demanded (TLS 1.2)',
      { tlsHandshake: { outcome: 'alert', alert: 40, ms: 5, askedClientCertificate: true } },
      'none',
      'encryption',
    ],
    [
      'a certificate of the client demanded (TLS 1.3)',
      {
        credssp: {
          outcome: 'reset',
          ending: { by: 'alert', alert: 116, after: 'credsspNegotiate', ms: 5, bytes: 0 },
        },
      },
      'none',
      'encryption',
    ],
    [
      'plain text after the hello',
      { tlsHandshake: { outcome: 'malformed', problem: { code: 'plainRdp' } } },
      'none',
      'encryption',
    ],
    [
      'TLS 1.3 alone',
      {
        tlsSupport: {
          ...healthy.tlsSupport,
          versions: {
            'TLS 1.0': 'refused',
            'TLS 1.1': 'refused',
            'TLS 1.2': 'refused',
            'TLS 1.3': 'accepted',
          },
        },
      },
      'some',
      'encryption',
    ],
    [
      'standard RDP security alone: no source says what mstsc does then',
      {
        rdpNegotiation: { outcome: 'refused', failure: 'sslNotAllowedByServer', code: 2 },
        protocolAnswers: [],
      },
      'notKnown',
      'negotiation',
    ],
    [
      'an alert of another kind',
      { tlsHandshake: { outcome: 'alert', alert: 80, ms: 5 } },
      'notKnown',
      'encryption',
    ],
    [
      'TLS cut at the hello',
      { tlsHandshake: { outcome: 'closed', ms: 5, bytes: 0, sawServerHello: false, sawCertificate: false } },
      'notKnown',
      'encryption',
    ],
    [
      'no certificate',
      { rdpNegotiation: { outcome: 'refused', failure: 'sslCertNotOnServer', code: 3 }, protocolAnswers: [] },
      'none',
      'negotiation',
    ],
    ['nothing measured', Object.fromEntries(Object.keys(base).map((name) => [name, undefined])), 'notKnown'],
  ])('%s', (_name, changes, verdict, phase) => {
    const facts: Facts = { ...base, ...(changes === healthy ? healthy : {}), ...changes };
    const answer = worksFor(facts);
    expect(answer.current.map(({ why }) => why)).not.toContain('');
    expect(answer.verdict).toBe(verdict);
    if (phase !== undefined)
      expect(answer.current.find(({ connects }) => connects !== 'yes')?.phase).toBe(phase);
  });

  it('knows the others', () => {
    expect(worksFor(healthy).others.map(({ id }) => id)).toContain('mstsc-server-2012-r2');
  });

  it('names the current clients', () => {
    expect(worksFor(healthy).current.map(({ name }) => name)).toEqual([
      'mstsc, Windows 10 22H2',
      'mstsc, Windows 11 23H2',
      'mstsc, Windows 11 24H2',
    ]);
  });
});
