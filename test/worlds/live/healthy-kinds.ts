import { issued, selfMade } from './certificates.ts';
import { round, tlsOf } from './healthy-scene.ts';
import type { Answer, Change, LiveKind } from './scene.ts';

const companyCa = ['untrusted-certificate'];
const well = (
  kind: string,
  made: string,
  change: Change,
  mayAlso: readonly string[] = companyCa,
): LiveKind => ({
  kind: `healthy-${kind}`,
  family: 'healthy',
  made,
  truths: ['healthy'],
  mayAlso,
  change,
});

/** Servers that work, each unusual in something that does not matter. */
export const healthyKinds: readonly LiveKind[] = [
  well('plain', 'an ordinary server', () => ({})),
  well(
    'self-made',
    'the certificate Windows makes for itself',
    ({ computer, now }, random) => {
      const certificate = selfMade(random, computer, now);
      return { certificate, chain: [certificate], trusted: false };
    },
    [],
  ),
  well(
    'company-certificate',
    'a certificate of a company authority that is trusted here',
    (scene, random) => {
      const chain = issued(random, [scene.asked, scene.computer], scene.now);
      return { certificate: chain[0], chain, trusted: true };
    },
  ),
  well('ec-key', 'a certificate with a P-256 key', (scene, random) => {
    const key = {
      keyType: 'ec',
      keyBits: 256,
      curve: 'P-256',
      signature: 'ecdsa-with-SHA256',
      keyUsage: ['digitalSignature'],
    } as const;
    const chain = issued(random, [scene.asked, scene.computer], scene.now, key);
    const tls = tlsOf(random, ['TLS 1.2'], scene.rtt, {
      suites: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
      signatureAlgorithms: ['ecdsa_secp256r1_sha256'],
    });
    return {
      certificate: chain[0],
      chain,
      trusted: true,
      ...tls,
      handshake: {
        ...tls.handshake,
        ...(tls.handshake.outcome === 'completed'
          ? { cipher: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384' }
          : {}),
      },
    };
  }),
  well('hybrid-ex', 'a server that chooses HYBRID_EX', ({ offered }) => {
    const all: Answer = { outcome: 'accepted', protocol: 'hybridEx', flags: 0x1f };
    return { offered: { ...offered, all } };
  }),
  well('tls12-only', 'TLS 1.2 alone, with forward secrecy', (scene, random) =>
    tlsOf(random, ['TLS 1.2'], scene.rtt),
  ),
  well('tls12-old-suites', 'TLS 1.2 with CBC suites beside better ones', (scene, random) =>
    tlsOf(random, ['TLS 1.2'], scene.rtt, {
      suites: [
        'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
        'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
        'TLS_RSA_WITH_AES_256_CBC_SHA',
      ],
    }),
  ),
  well('other-port', 'a server on another port, asked there', (_, random) => ({
    port: random.pick([3390, 33_890, 13_389, 50_001]),
  })),
  well('two-addresses', 'a name with two addresses, both well', (scene, random) => {
    const second = `192.0.2.${random.int(2, 250)}`;
    return {
      name: {
        ...scene.name,
        addresses: [...scene.name.addresses, { address: second, family: 4 }],
        dns: [...scene.name.dns, second],
      },
      tcp: [...scene.tcp, { address: second, outcome: 'open', ms: round(scene.rtt * 1.2) }],
    };
  }),
  well('ipv6', 'a server reached by IPv6', (scene, random) => {
    const address = `2001:db8::${random.hex(4)}`;
    return {
      name: { ...scene.name, addresses: [{ address, family: 6 }], dns: [address] },
      tcp: [{ address, outcome: 'open', ms: round(scene.rtt) }],
    };
  }),
  well(
    'far-away',
    'a server 90 to 140 ms away',
    (scene, random) => {
      const rtt = random.between(90, 140);
      return { rtt, tcp: scene.tcp.map((attempt) => ({ ...attempt, ms: round(rtt) })) };
    },
    [...companyCa, 'slow-network'],
  ),
  well('no-usage', 'a certificate without any usage extension', (scene, random) => {
    const {
      extendedKeyUsage: _,
      keyUsage: __,
      ...rest
    } = issued(random, [scene.asked, scene.computer], scene.now)[0];
    return { certificate: rest, chain: [rest], trusted: true };
  }),
  well('large-key', 'a certificate with a 4096-bit key', (scene, random) => {
    const chain = issued(random, [scene.asked, scene.computer], scene.now, { keyBits: 4096 });
    return {
      certificate: chain[0],
      chain,
      trusted: true,
      flightBytes: 4_300,
      flight: { outcome: 'arrived', bytes: 4_300 },
    };
  }),
  well('wildcard-free-names', 'a certificate with many names, the right one among them', (scene, random) => {
    const names = ['web.corp.example', 'mail.corp.example', scene.asked, scene.computer];
    const chain = issued(random, names, scene.now);
    return { certificate: chain[0], chain, trusted: true };
  }),
  well('signed-in', 'a sign-in with the right password, up to the desktop', () => ({
    logon: { outcome: 'accepted' },
    sessionStart: { reached: 'connected', errorInfo: 0, licenseError: 7 },
  })),
  well('hosts-line-agrees', 'a hosts line that says the same as DNS', ({ name }) => ({
    name: { ...name, hostsFile: name.dns },
  })),
  well(
    'renewed-today',
    'a certificate that Windows renewed today',
    (scene, random) => {
      const certificate = {
        ...selfMade(random, scene.computer, scene.now),
        notBefore: new Date(scene.now - random.int(1, 20) * 3_600_000).toISOString(),
        notAfter: new Date(scene.now + 183 * 86_400_000).toISOString(),
      };
      return { certificate, chain: [certificate], trusted: false };
    },
    [],
  ),
  well('raw-tls-answered', 'a listener that also answers bare TLS', ({ certificate, handshake }) => ({
    raw: {
      outcome: 'answered',
      version: handshake.outcome === 'completed' ? handshake.version : 'TLS 1.2',
      sha256: certificate.sha256,
    },
  })),
  {
    ...well('udp-silent', 'a server whose UDP port is silent; TCP works', () => ({
      udp: { outcome: 'silent' },
    })),
    truths: ['healthy', 'blocked-udp'],
    mayAlso: [...companyCa, 'blocked-udp'],
  },
  {
    // A person who sees an error in front of a server that works: the server does, and the rest is open.
    ...well('though-told-0x904', 'an ordinary server, and a person who got 0x904 / 0x7', () => ({
      told: { code: 0x904, extended: 7, from: 'flag' },
    })),
    truths: ['healthy', 'unknown', 'unexplained-close'],
    mayAlso: [...companyCa, 'unexplained-close', 'broken-client-path', 'client.reported'],
  },
];
