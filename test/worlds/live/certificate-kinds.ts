import { iso, issued, selfMade } from './certificates.ts';
import type { Certificate, Change, LiveKind } from './scene.ts';

const day = 86_400_000;
const kind = (
  id: string,
  made: string,
  truths: readonly string[],
  change: Change,
  mayAlso: readonly string[] = ['untrusted-certificate'],
): LiveKind => ({
  kind: id,
  family: 'certificate',
  made,
  truths,
  mayAlso,
  change,
});

/** A certificate of a company authority that differs in one thing. */
const odd =
  (changes: (name: string) => Partial<Certificate>): Change =>
  (scene, random) => {
    const chain = issued(random, [scene.asked, scene.computer], scene.now, changes(scene.asked));
    return { certificate: chain[0], chain, trusted: random.chance(0.7) };
  };

/** The certificate that is shown has a flaw. */
export const certificateKinds: readonly LiveKind[] = [
  kind(
    'expired-self-made',
    "Windows' own certificate ended and was not replaced",
    ['expired-certificate'],
    (scene, random) => {
      const end = scene.now - random.between(0.05, 400) * day;
      const certificate = {
        ...selfMade(random, scene.computer, scene.now),
        notBefore: iso(end - 183 * day),
        notAfter: iso(end),
      };
      return { certificate, chain: [certificate], trusted: false };
    },
    [],
  ),
  kind('expired-issued', 'a company certificate ended', ['expired-certificate'], (scene, random) => {
    const end = scene.now - random.between(0.05, 90) * day;
    const chain = issued(random, [scene.asked, scene.computer], scene.now, {
      notBefore: iso(end - 397 * day),
      notAfter: iso(end),
    });
    return { certificate: chain[0], chain, trusted: false };
  }),
  kind(
    'expired-and-0x904',
    'an expired certificate, and a person with 0x904 / 0x7',
    ['expired-certificate'],
    (scene, random) => {
      const end = scene.now - random.between(1, 60) * day;
      const certificate = {
        ...selfMade(random, scene.computer, scene.now),
        notBefore: iso(end - 183 * day),
        notAfter: iso(end),
      };
      return {
        certificate,
        chain: [certificate],
        trusted: false,
        told: { code: 0x904, extended: 7, from: 'flag' },
      };
    },
    ['unexplained-close', 'client.reported'],
  ),
  kind(
    'not-yet-valid',
    'the certificate begins in the future',
    ['not-yet-valid-certificate'],
    (scene, random) => {
      const begin = scene.now + random.between(0.2, 30) * day;
      return odd(() => ({ notBefore: iso(begin), notAfter: iso(begin + 397 * day) }))(scene, random);
    },
    ['untrusted-certificate', 'clock-skew'],
  ),
  kind(
    'short-key',
    'a 1024-bit key',
    ['weak-certificate-key'],
    odd(() => ({ keyBits: 1024 })),
  ),
  kind(
    'tiny-key',
    'a 512-bit key',
    ['weak-certificate-key'],
    odd(() => ({ keyBits: 512 })),
  ),
  kind(
    'sha1-signature',
    'a certificate signed with SHA-1',
    ['weak-certificate-signature'],
    odd(() => ({ signature: 'sha1WithRSAEncryption' })),
  ),
  kind(
    'md5-signature',
    'a certificate signed with MD5',
    ['weak-certificate-signature'],
    odd(() => ({ signature: 'md5WithRSAEncryption' })),
  ),
  kind(
    'client-only-use',
    'a certificate for clients only',
    ['wrong-extended-key-usage'],
    odd(() => ({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] })),
  ),
  kind(
    'mail-use',
    'a certificate for signing mail',
    ['wrong-extended-key-usage'],
    odd(() => ({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] })),
  ),
  kind(
    'signing-ca-use',
    'a certificate whose key may only sign certificates',
    ['wrong-key-usage'],
    odd(() => ({ keyUsage: ['keyCertSign'] })),
  ),
  kind(
    'other-name',
    'the right machine with a certificate for another name',
    ['name-mismatch'],
    odd((name) => ({ subject: 'CN=web.corp.example', names: ['web.corp.example', `www.${name}`] })),
  ),
  kind(
    'renamed-machine',
    'the machine was renamed and shows the certificate of its old name',
    ['name-mismatch'],
    (scene, random) => {
      const certificate = selfMade(random, `OLD-${scene.computer}`, scene.now);
      return { certificate, chain: [certificate], trusted: false };
    },
    ['wrong-machine-behind-name'],
  ),
  kind(
    'unknown-authority',
    'a certificate of an authority that this machine does not trust',
    ['untrusted-certificate', 'healthy'],
    (scene, random) => ({ ...odd(() => ({}))(scene, random), trusted: false }),
  ),
  kind('huge-chain', 'a chain of more than 20,000 bytes', ['oversized-chain'], (scene, random) => {
    const [leaf, authority] = issued(random, [scene.asked, scene.computer], scene.now, { keyBits: 4096 });
    const between = Array.from({ length: random.int(8, 12) }, (_, i) => ({
      ...authority,
      subject: `CN=Sub ${i}`,
      issuer: `CN=Sub ${i + 1}`,
      sha256: random.hex(64),
    }));
    const chainBytes = random.int(20_000, 40_000);
    return {
      certificate: leaf,
      chain: [leaf, ...between, authority],
      chainBytes,
      flightBytes: chainBytes + 300,
      flight: { outcome: 'arrived', bytes: chainBytes + 300 },
      trusted: false,
    };
  }),
  {
    ...kind(
      'dsa-key',
      'a certificate with a DSA key, which no current client can use',
      [
        'shut-out-clients',
        'weak-certificate-key',
        'wrong-key-usage',
        'no-common-cipher',
        'unusable-server-key',
      ],
      (scene, random) => ({
        ...odd(() => ({
          keyType: 'dsa',
          keyBits: 2048,
          signature: 'dsaWithSHA256',
          keyUsage: ['digitalSignature'],
        }))(scene, random),
        handshake: {
          outcome: 'completed',
          version: 'TLS 1.2',
          cipher: 'TLS_DHE_DSS_WITH_AES_256_GCM_SHA384',
          ms: 30,
        },
        support: {
          ...scene.support,
          versions: { 'TLS 1.2': 'accepted', 'TLS 1.3': 'refused' },
          suites: ['TLS_DHE_DSS_WITH_AES_256_GCM_SHA384'],
          exhaustive: true,
        },
      }),
      ['untrusted-certificate', 'disjoint-cipher-suites'],
    ),
    mustNot: ['works'],
  },
  {
    kind: 'clock-ahead',
    family: 'clock',
    made: "the server's clock is minutes to hours ahead",
    truths: ['clock-skew'],
    mayAlso: ['untrusted-certificate'],
    change: (_, random) => ({ skew: random.int(400, 20_000) }),
  },
  {
    kind: 'clock-here-behind',
    family: 'clock',
    made: 'the clock here is days behind: the server, its fresh certificate and its clock agree with each other',
    truths: ['clock-skew'],
    mayAlso: ['not-yet-valid-certificate'],
    change: (scene, random) => {
      const skew = random.int(2, 40) * 86_400;
      const certificate = {
        ...selfMade(random, scene.computer, scene.now),
        notBefore: iso(scene.now + (skew - 43_200) * 1_000),
        notAfter: iso(scene.now + skew * 1_000 + 182 * day),
      };
      return { skew, certificate, chain: [certificate], trusted: false };
    },
  },
  {
    kind: 'clock-behind',
    family: 'clock',
    made: "the server's clock is minutes to hours behind",
    truths: ['clock-skew'],
    mayAlso: ['untrusted-certificate'],
    change: (_, random) => ({ skew: -random.int(400, 20_000) }),
  },
];
