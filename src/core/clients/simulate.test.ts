import { describe, expect, it } from 'vitest';
import { healthy as whole } from '../facts/healthy.ts';
import { clientProfiles } from './client-profiles.ts';
import { windows11Suites } from './cipher-suites.ts';
import { simulate } from './simulate.ts';
import type { Facts } from './step.ts';

/** The hello of mstsc is asked for only where ours led to something unusual. */
const { clientHello: _asked, ...healthy } = whole;

const byId = new Map(clientProfiles.map((profile) => [profile.id, profile]));

function ask(facts: Facts, id: string): string {
  const profile = byId.get(id);
  if (!profile) throw new Error(`no client ${id}`);
  const { connects, phase } = simulate({ ...healthy, ...facts }, profile);
  return phase ? `${connects} ${phase}` : connects;
}

const support = healthy.tlsSupport;
const only = (
  version: keyof typeof support.versions,
  suites: readonly string[],
  more: object = {},
): Facts => ({
  tlsSupport: {
    ...support,
    versions: {
      'TLS 1.0': 'refused',
      'TLS 1.1': 'refused',
      'TLS 1.2': 'refused',
      'TLS 1.3': 'refused',
      [version]: 'accepted',
    },
    suites,
    ...more,
  },
});
const certificate = (changes: object): Facts => ({
  tlsCertificate: { ...healthy.tlsCertificate, ...changes },
});
const refused = (
  failure: 'sslNotAllowedByServer' | 'sslCertNotOnServer' | 'hybridRequiredByServer',
  code: number,
): Facts => ({
  rdpNegotiation: { outcome: 'refused', failure, code },
  protocolAnswers: [{ offer: ['ssl', 'hybrid', 'hybridEx'], answer: { outcome: 'refused', failure, code } }],
});

const tls10: Facts = only('TLS 1.0', ['TLS_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA']);
const tls12: Facts = only('TLS 1.2', [
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_RSA_WITH_AES_128_GCM_SHA256',
]);
const tls13: Facts = only('TLS 1.3', ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256']);
const hardened: Facts = only('TLS 1.2', [
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
]);
const chacha: Facts = only('TLS 1.2', ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256']);
const p521: Facts = only('TLS 1.2', ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'], { groups: ['secp521r1'] });
const x25519: Facts = only('TLS 1.2', ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'], { groups: ['x25519'] });
const sha1Only: Facts = only('TLS 1.2', ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'], {
  signatureAlgorithms: ['rsa_pkcs1_sha1'],
});

describe.each([
  [
    'a healthy server',
    {},
    {
      'mstsc-windows-11-23h2': 'yes',
      'mstsc-windows-7': 'no encryption',
      'mstsc-windows-7-rdc8': 'yes',
      'freerdp-3': 'yes',
      ironrdp: 'yes',
      rdesktop: 'notKnown signIn',
      'windows-app-macos': 'yes',
    },
  ],
  [
    'TLS 1.0 only',
    tls10,
    {
      'mstsc-windows-7': 'yes',
      'mstsc-windows-11-24h2': 'yes',
      'mstsc-windows-10-22h2': 'yes',
      'freerdp-2': 'no encryption',
      'freerdp-3': 'no encryption',
      ironrdp: 'no encryption',
      'windows-app-ios': 'notKnown encryption',
    },
  ],
  [
    'TLS 1.2 only',
    tls12,
    {
      'mstsc-windows-7': 'no encryption',
      'mstsc-windows-7-rdc8': 'yes',
      'mstsc-server-2012-r2': 'yes',
      'freerdp-2': 'yes',
    },
  ],
  [
    'TLS 1.3 only',
    tls13,
    {
      'mstsc-windows-10-22h2': 'no encryption',
      'mstsc-server-2019': 'no encryption',
      'mstsc-server-2012-r2': 'no encryption',
      'mstsc-windows-11-23h2': 'yes',
      'mstsc-server-2022': 'yes',
      'freerdp-3': 'yes',
      ironrdp: 'yes',
      'windows-app-macos': 'notKnown encryption',
    },
  ],
  [
    'ECDHE with GCM only',
    hardened,
    {
      'mstsc-server-2012-r2': 'no encryption',
      'mstsc-windows-8.1': 'no encryption',
      'mstsc-windows-7-rdc8': 'no encryption',
      'mstsc-windows-10-1607': 'yes',
      'mstsc-server-2016': 'yes',
      ironrdp: 'yes',
    },
  ],
  [
    'ChaCha20 only',
    chacha,
    {
      'mstsc-windows-11-23h2': 'no encryption',
      'mstsc-server-2019': 'no encryption',
      'freerdp-2': 'yes',
      ironrdp: 'yes',
    },
  ],
  [
    'P-521 only',
    p521,
    { 'mstsc-windows-11-23h2': 'no encryption', 'freerdp-3': 'yes', ironrdp: 'no encryption' },
  ],
  [
    'X25519 only',
    x25519,
    {
      'mstsc-windows-8.1': 'no encryption',
      'mstsc-windows-10-1607': 'yes',
      'freerdp-2': 'yes',
      ironrdp: 'no encryption',
    },
  ],
  [
    'SHA-1 handshake signatures only',
    sha1Only,
    { 'mstsc-windows-11-23h2': 'yes', 'freerdp-3': 'no encryption', 'mstsc-windows-10-1607': 'yes' },
  ],
  [
    'RSA-1024',
    certificate({ keyBits: 1024 }),
    {
      'mstsc-windows-10-22h2': 'yes',
      'mstsc-windows-11-24h2': 'notKnown certificate',
      'mstsc-server-2025': 'notKnown certificate',
      'freerdp-2': 'yes',
      'windows-app-macos': 'notKnown certificate',
    },
  ],
  [
    'RSA-512',
    certificate({ keyBits: 512 }),
    { 'mstsc-windows-10-22h2': 'no certificate', 'freerdp-2': 'no certificate' },
  ],
  [
    'a SHA-1 certificate',
    certificate({ signature: 'sha1WithRSAEncryption' }),
    {
      'mstsc-windows-11-23h2': 'yes',
      'mstsc-windows-11-24h2': 'notKnown certificate',
      'freerdp-3': 'yes',
      'windows-app-ios': 'notKnown certificate',
    },
  ],
  [
    'an expired certificate',
    { clockHere: '2027-06-01T00:00:00.000Z' },
    { 'mstsc-windows-11-23h2': 'yes', 'freerdp-3': 'yes', ironrdp: 'yes' },
  ],
  [
    'SSL_NOT_ALLOWED_BY_SERVER',
    refused('sslNotAllowedByServer', 2),
    {
      'mstsc-windows-11-23h2': 'notKnown negotiation',
      'freerdp-2': 'yes',
      'freerdp-3': 'yes',
      rdesktop: 'yes',
      ironrdp: 'no negotiation',
    },
  ],
  [
    'SSL_CERT_NOT_ON_SERVER',
    refused('sslCertNotOnServer', 3),
    { 'mstsc-windows-11-23h2': 'no negotiation', 'freerdp-3': 'no negotiation' },
  ],
  [
    'an old CredSSP',
    { credssp: { outcome: 'challenged', version: 2 } },
    { 'mstsc-windows-11-23h2': 'notKnown signIn', 'freerdp-3': 'yes' },
  ],
  [
    'a refused CredSSP',
    { credssp: { outcome: 'refused', version: 6, errorCode: 0xc0000022 } },
    { 'freerdp-3': 'no signIn' },
  ],
  [
    'a closed port',
    { tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.1', outcome: 'refused', ms: 1 }] } },
    { 'freerdp-3': 'no connection', 'windows-app-macos': 'no connection' },
  ],
  ['SSH on the port', { portSpeech: { protocol: 'ssh' } }, { 'mstsc-windows-7': 'no negotiation' }],
] satisfies readonly (readonly [string, Facts, Record<string, string>])[])('%s', (_name, facts, expected) => {
  it.each(Object.entries(expected))('%s: %s', (id, answer) => {
    expect(ask(facts, id)).toBe(answer);
  });
});

/** A server that chose TLS without NLA, as the one the real clients were run against. */
function ofTestServer(facts: Facts): Facts {
  return {
    ...facts,
    rdpNegotiation: { outcome: 'accepted', protocol: 'ssl', flags: 0 },
    protocolAnswers: [
      { offer: ['ssl', 'hybrid', 'hybridEx'], answer: { outcome: 'accepted', protocol: 'ssl', flags: 0 } },
    ],
  };
}

const openssl12 = ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_GCM_SHA256'];

describe('agrees with the real clients (xfreerdp 2.11.7 and rdesktop 1.9.0 of Debian 12, run against one server per row)', () => {
  it.each([
    ['TLS 1.0 only', tls10, 'no encryption', 'yes'],
    ['TLS 1.1 only', only('TLS 1.1', ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA']), 'no encryption', 'yes'],
    ['TLS 1.2 only', only('TLS 1.2', openssl12), 'yes', 'yes'],
    ['TLS 1.3 only', tls13, 'yes', 'yes'],
    ['RSA-1024', certificate({ keyBits: 1024 }), 'yes', 'yes'],
    ['a SHA-1 certificate', certificate({ signature: 'sha1WithRSAEncryption' }), 'yes', 'yes'],
    [
      'an ECDSA certificate',
      {
        ...certificate({ keyType: 'ec', keyBits: 256 }),
        ...only('TLS 1.2', ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'], {
          signatureAlgorithms: ['ecdsa_secp256r1_sha256'],
        }),
      },
      'yes',
      'yes',
    ],
    ['RSA key exchange, AES128-SHA', only('TLS 1.2', ['TLS_RSA_WITH_AES_128_CBC_SHA']), 'yes', 'yes'],
    ['RSA key exchange, GCM', only('TLS 1.2', ['TLS_RSA_WITH_AES_256_GCM_SHA384']), 'yes', 'yes'],
    ['ChaCha20', chacha, 'yes', 'yes'],
    ['Camellia', only('TLS 1.2', ['TLS_RSA_WITH_CAMELLIA_128_CBC_SHA']), 'no encryption', 'no encryption'],
    ['P-521', p521, 'yes', 'yes'],
    ['X25519', x25519, 'yes', 'yes'],
    ['an expired certificate', { clockHere: '2027-06-01T00:00:00.000Z' }, 'yes', 'yes'],
  ] as const)('%s', (_name, facts, freerdp, rdesktop) => {
    expect(ask(ofTestServer(facts), 'freerdp-2')).toBe(freerdp);
    expect(ask(ofTestServer(facts), 'rdesktop')).toBe(rdesktop);
  });
});

describe('not knowing', () => {
  it('a suite that the system has and the client may not send rules nobody out', () => {
    const tripleDes = only('TLS 1.2', ['TLS_RSA_WITH_3DES_EDE_CBC_SHA']);
    expect(ask(tripleDes, 'mstsc-server-2022')).toBe('notKnown encryption');
    expect(ask(tripleDes, 'mstsc-windows-10-22h2')).toBe('notKnown encryption');
    expect(ask(tripleDes, 'mstsc-windows-11-23h2')).toBe('no encryption');
    expect(ask(tripleDes, 'mstsc-server-2019')).toBe('yes');
  });

  it('nothing measured is nothing known', () => {
    for (const profile of clientProfiles) expect(simulate({}, profile).connects, profile.id).toBe('notKnown');
  });

  it('an incomplete list of suites rules nobody out', () => {
    const partly = only('TLS 1.2', ['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'], { exhaustive: false });
    expect(ask(partly, 'mstsc-windows-11-23h2')).toBe('notKnown encryption');
  });

  it('a version that was not tried rules nobody out', () => {
    const { 'TLS 1.3': _, ...versions } = support.versions;
    const facts: Facts = { tlsSupport: { ...support, versions: { ...versions, 'TLS 1.2': 'refused' } } };
    expect(ask(facts, 'freerdp-3')).toBe('notKnown encryption');
  });

  it('one handshake tells what works, not what does not', () => {
    const { tlsSupport: _, ...facts } = healthy;
    const mstsc = byId.get('mstsc-windows-11-23h2');
    const old = byId.get('mstsc-windows-7');
    expect(mstsc && simulate(facts, mstsc).connects).toBe('yes');
    expect(old && simulate(facts, old).connects).toBe('notKnown');
  });

  it('an unconfirmed property never makes a "no"', () => {
    for (const facts of [tls10, tls13, hardened, chacha, p521, certificate({ keyBits: 512 })]) {
      for (const profile of clientProfiles) {
        const { connects, confidence } = simulate({ ...healthy, ...facts }, profile);
        if (connects === 'no') expect(confidence, profile.id).not.toBe('unconfirmed');
      }
    }
  });
});

describe('the profiles', () => {
  it('are at least fourteen, each with an id of its own', () => {
    expect(clientProfiles.length).toBeGreaterThanOrEqual(14);
    expect(byId.size).toBe(clientProfiles.length);
  });

  it('name a source for every property', () => {
    for (const profile of clientProfiles) {
      for (const [key, value] of Object.entries(profile)) {
        if (typeof value === 'object' && 'source' in value)
          expect(value.source.length, `${profile.id}.${key}`).toBeGreaterThan(5);
      }
    }
  });

  it('the suites of Windows 11 are those of its captured ClientHello', () => {
    expect(windows11Suites).toHaveLength(20);
    expect(windows11Suites).not.toContain('TLS_RSA_WITH_3DES_EDE_CBC_SHA');
    expect(new Set(windows11Suites).size).toBe(20);
  });
});

it('says what the person would be asked', () => {
  const mstsc = byId.get('mstsc-windows-11-23h2');
  const answer = mstsc && simulate({ ...healthy, clockHere: '2027-06-01T00:00:00.000Z' }, mstsc);
  expect(answer?.asks).toBe(
    'warns, because the certificate has expired and is not signed by a trusted authority',
  );
});
