import { describe, expect, it } from 'vitest';
import { causes } from '../../causes/causes.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { healthy } from '../../facts/healthy.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { exampleCase } from '../../judging/example-case.ts';
import { differenceWords, isEnding } from '../../report/fleet/difference-words.ts';
import { changesHeadline } from '../../report/fleet/changes.ts';
import { anotherWords, differenceSentence } from '../../report/fleet/difference-sentences.ts';
import { brokenBy, differencesOf } from './differences.ts';
import { respects } from './respects.ts';
import { bareSide, sideOf } from './side.ts';

function side(facts: Partial<FactTypes> = {}) {
  const file = exampleCase({ facts });
  return sideOf(file, diagnose(file, causes), 0);
}

const hosts = { before: 'srv01', after: 'srv02', are: 'hosts' } as const;
const { tlsSupport, tlsCertificate, tlsHandshake, ntlmIdentity, listenerSettings, cipherOrder } = healthy;
const accepted = { outcome: 'accepted', protocol: 'hybrid', flags: 0 } as const;
const noNla = [
  { offer: ['ssl', 'hybrid'] as const, answer: accepted },
  { offer: ['ssl'] as const, answer: { ...accepted, protocol: 'ssl' as const } },
];

describe('differencesOf', () => {
  it('finds nothing between a case and itself', () => {
    expect(differencesOf(side(), side())).toEqual([]);
  });

  it.each([
    ['nla', { protocolAnswers: noNla }, 'NLA: required on srv01, taken, not required on srv02 (weaker)'],
    [
      'tlsVersions',
      { tlsSupport: { ...tlsSupport, versions: { ...tlsSupport.versions, 'TLS 1.3': 'refused' } } },
      'TLS versions taken: only srv01 has TLS 1.3',
    ],
    [
      'suites',
      { tlsSupport: { ...tlsSupport, suites: tlsSupport.suites.slice(0, 7) } },
      'cipher suites taken: only srv01 has TLS_AES_128_GCM_SHA256',
    ],
    [
      'suiteOrder',
      { tlsSupport: { ...tlsSupport, suites: tlsSupport.suites.toReversed() } },
      'order of cipher suites: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    ],
    [
      'signatureAlgorithms',
      { tlsSupport: { ...tlsSupport, signatureAlgorithms: ['rsa_pkcs1_sha256'] } },
      'signature algorithms: only srv01 has rsa_pss_rsae_sha256',
    ],
    [
      'keyBits',
      { tlsCertificate: { ...tlsCertificate, keyBits: 1024 } },
      'key of the certificate: RSA 2048 on srv01, RSA 1024 on srv02 (weaker)',
    ],
    [
      'issuer',
      { tlsCertificate: { ...tlsCertificate, windowsSelfMade: false, issuer: 'O=Other' } },
      'issuer of the certificate: Windows itself on srv01, O=Other on srv02',
    ],
    ['chain', { tlsChain: { length: 3, certificates: [] } }, 'certificates sent: 1 on srv01, 3 on srv02'],
    [
      'build',
      { ntlmIdentity: { ...ntlmIdentity, osBuild: '10.0.14393' } },
      'Windows: Windows Server 2022 (build 20348) on srv01, Windows',
    ],
    [
      'cipher',
      {
        tlsHandshake: {
          ...tlsHandshake,
          cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA',
        } as FactTypes['tlsHandshake'],
      },
      'cipher suite chosen: ',
    ],
    [
      'skewSeconds',
      { serverClock: { ...healthy.serverClock, skewSeconds: -240 } },
      'clock ahead by: 0 s on srv01, -240 s on srv02',
    ],
    [
      'cipherPolicyOrder',
      { cipherOrder: { ...cipherOrder, suites: cipherOrder.suites.toReversed() } },
      'order of the cipher suite policy: ',
    ],
    [
      'setting',
      { listenerSettings: { ...listenerSettings, securityLayer: { value: 0, origin: 'policy' } } },
      'listenerSettings.securityLayer: ',
    ],
  ] as const)('%s', (code, facts, words) => {
    const found = differencesOf(side(), side(facts));
    const one = found.find((each) => each.code === code);
    expect(one && differenceWords(one, hosts)).toContain(words);
  });

  it('says nothing of what one side did not measure', () => {
    expect(differencesOf(side(), bareSide({ outcome: 'works', exit: 0 }))).toEqual([]);
  });

  it('does not take a list that was not asked to the end for the whole', () => {
    const some = { tlsSupport: { ...tlsSupport, suites: tlsSupport.suites.slice(0, 2), exhaustive: false } };
    expect(differencesOf(side(), side(some)).map(({ code }) => code)).not.toContain('suites');
  });

  it.each([
    [0, 30, false],
    [30, 400, true],
    [-400, -380, false],
    [-20, 380, true],
  ])('a clock that is off by %i s and one by %i s', (a, b, differ) => {
    const [one, other] = [a, b].map((skewSeconds) => bareSide({ outcome: 'works', exit: 0, skewSeconds }));
    expect(differencesOf(one!, other!).length === 1).toBe(differ);
  });
});

describe('the failing side', () => {
  const suites = ['TLS_RSA_WITH_RC4_128_MD5'];
  const failing = {
    ...side({
      cipherOrder: { origin: 'policy', suites, curves: cipherOrder.curves },
      ntlmIdentity: { ...ntlmIdentity, osBuild: '10.0.14393' },
    }),
    cited: ['cipherOrder'],
  };
  const dead = {
    ...failing,
    snapshot: { ...failing.snapshot, outcome: 'fails', lead: 'no-common-cipher', exit: 21 } as const,
  };
  const connects = { outcome: 'works', lead: 'connection-by-address' } as const;

  it('has first what its failure rests on', () => {
    const found = differencesOf(side(), dead);
    expect(found.slice(0, 2).map(({ code }) => code)).toEqual(['outcome', 'cipherPolicy']);
    expect(changesHeadline(found, hosts, { before: connects, after: dead.snapshot })).toBe(
      'srv02 fails: The server finds no encryption it shares with the client. srv01 connects. The one that fails has other cipher suites in its policy.',
    );
  });

  it('is the same whichever stands first', () => {
    expect(
      changesHeadline(differencesOf(dead, side()), hosts, { before: dead.snapshot, after: connects }),
    ).toMatch(/^srv01 fails: .+ srv02 connects\. The one that fails has other cipher suites/);
  });

  it('is said to have nothing telling where nothing that it rests on differs', () => {
    const found = differencesOf(side(), { ...dead, cited: ['portSpeech'] });
    expect(changesHeadline(found, hosts, { before: connects, after: dead.snapshot })).toContain(
      'Nothing that this rests on',
    );
  });
});

describe('brokenBy', () => {
  it.each([
    [
      'a renewed certificate',
      {
        tlsCertificate: { ...tlsCertificate, sha256: 'cd'.repeat(32), notAfter: '2027-06-30T00:00:00.000Z' },
      },
      [],
    ],
    [
      'a longer way',
      { connectionQuality: { ...healthy.connectionQuality, rttMs: { min: 80, median: 90, max: 99 } } },
      [],
    ],
    ['NLA not required', { protocolAnswers: noNla }, ['nla']],
  ] as const)('%s', (_, facts, codes) => {
    const found = brokenBy(differencesOf(side(), side(facts))).map(({ code }) => code);
    expect(found.filter((code) => codes.length > 0 || code !== 'outcome')).toEqual(codes);
  });
});

it('every respect has a sentence of its own, between hosts and over time', () => {
  for (const { code } of respects.filter((each) => !isEnding(each.code)))
    for (const compared of [hosts, { before: 'Monday', after: 'srv01', are: 'times' } as const]) {
      const difference = {
        code,
        before: 'a',
        after: 'b',
        cited: true,
        weaker: false,
        is: 'measured',
      } as const;
      expect(differenceSentence(difference, compared)).not.toMatch(new RegExp(`ha[sd] ${code} `));
      expect(anotherWords({ code })).toMatch(/^(?:an?other|other|a certificate) .*[a-z ]/);
      expect(anotherWords({ code })).not.toMatch(/[a-z][A-Z]/);
    }
});

it.each([
  [
    { outcome: 'works', lead: 'a' },
    { outcome: 'works' },
    'srv01 and srv02 both connect. Nothing that was measured differs between srv01 and srv02.',
  ],
  [
    { outcome: 'fails', lead: 'expired-certificate' },
    { outcome: 'fails', lead: 'no-common-cipher' },
    /^srv02 fails: .+\. srv01 fails: .+\./,
  ],
  [
    { outcome: 'fails', lead: 'no-common-cipher' },
    { outcome: 'fails', lead: 'no-common-cipher' },
    /^srv01 and srv02 both fail: .+\./,
  ],
] as const)('%o and %o are told by what leads, never by an id', (before, after, says) => {
  const told = changesHeadline([], hosts, { before, after });
  expect(told).toMatch(says);
  expect(told).not.toMatch(/-certificate|-cipher/);
});

it('every respect has words of its own', () => {
  for (const { code } of respects)
    expect(
      differenceWords({ code, before: 'a', after: 'b', cited: false, weaker: false, is: 'measured' }, hosts),
    ).not.toMatch(new RegExp(`^${code}:`));
});
