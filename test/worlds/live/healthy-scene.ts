import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { untrusted } from '../fact-shapes.ts';
import type { Random } from '../random.ts';
import { issued, selfMade } from './certificates.ts';
import type { Answer, Scene, Version } from './scene.ts';

const refusedForNla: Answer = { outcome: 'refused', failure: 'hybridRequiredByServer', code: 5 };

/** Windows releases that serve RDP, and what TLS each has by default. */
const releases: readonly { readonly build: string; readonly versions: readonly Version[] }[] = [
  { build: '6.3.9600', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] },
  { build: '10.0.14393', versions: ['TLS 1.2'] },
  { build: '10.0.17763', versions: ['TLS 1.2'] },
  { build: '10.0.19045', versions: ['TLS 1.2'] },
  { build: '10.0.20348', versions: ['TLS 1.2', 'TLS 1.3'] },
  { build: '10.0.22631', versions: ['TLS 1.2', 'TLS 1.3'] },
  { build: '10.0.26100', versions: ['TLS 1.2', 'TLS 1.3'] },
];

/** A path on which everything works, as it is in some ordinary network; no two seeds alike. */
export function healthyScene(random: Random): Scene {
  const now = Date.UTC(2026, random.int(0, 11), random.int(1, 28), random.int(0, 23), random.int(0, 59));
  const computer = `${random.pick(['SRV', 'TS', 'APP', 'RDS-', 'DESKTOP-', 'W11-'])}${random.int(1, 99)}`;
  const dnsDomain = random.pick(['corp.example', 'ad.contoso.example', 'firma.example', 'intern.example']);
  const domain = dnsDomain.split('.')[0]!.toUpperCase();
  const fqdn = `${computer.toLowerCase()}.${dnsDomain}`;
  const asked = random.pick([fqdn, fqdn, computer.toLowerCase()]);
  const address = random.pick([
    `192.0.2.${random.int(2, 250)}`,
    `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(2, 250)}`,
    `198.51.100.${random.int(2, 250)}`,
  ]);
  const rtt = random.pick([0.4, 2, 9, 25, 48]) * random.between(0.8, 1.4);
  const release = random.pick(releases.slice(1));
  const own = random.chance(0.7);
  const [certificate, ...above] = own
    ? ([selfMade(random, random.pick([fqdn, computer]), now)] as const)
    : issued(random, [fqdn, computer], now);
  const accepted: Answer = {
    outcome: 'accepted',
    protocol: 'hybrid',
    flags: random.pick([0x1f, 0x1f, 0x0f]),
  };
  const flightBytes = random.int(1_150, 1_500) + (own ? 0 : 1_300);
  return {
    now,
    asked,
    computer,
    domain,
    name: {
      outcome: 'resolved',
      addresses: [{ address, family: 4 }],
      hostsFile: [],
      dns: [address],
      ...(random.chance(0.5) ? { pointer: fqdn } : {}),
      ms: round(random.between(0.2, 40)),
    },
    port: 3389,
    tcp: [{ address, outcome: 'open', ms: round(rtt) }],
    rtt,
    offered: { all: accepted, ssl: refusedForNla, rdp: refusedForNla, none: refusedForNla },
    raw: random.pick<FactTypes['rawTls']>([{ outcome: 'closed' }, { outcome: 'reset' }]),
    ...tlsOf(random, release.versions, rtt),
    flightBytes,
    flight: { outcome: 'arrived', bytes: flightBytes },
    certificate,
    chain: [certificate, ...above],
    trusted: !own && random.chance(0.6),
    credssp: { outcome: 'challenged', version: 6 },
    osBuild: release.build,
    skew: random.int(-4, 4),
    quality: {},
    repeats: 1,
    sameEnding: 0,
    udp: { outcome: 'answered', ms: round(rtt + random.between(0, 3)) },
    ...saidBy(random),
  };
}

/** A completed handshake and what the server supports, for a set of versions. */
export function tlsOf(
  random: Random,
  versions: readonly Version[],
  rtt: number,
  changes: Partial<FactTypes['tlsSupport']> = {},
): Pick<Scene, 'handshake' | 'support'> {
  const newest = versions.at(-1)!;
  const modern = versions.includes('TLS 1.3');
  const old = newest === 'TLS 1.0' || newest === 'TLS 1.1';
  const suites = [
    ...(modern ? ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'] : []),
    ...(versions.includes('TLS 1.2')
      ? ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']
      : []),
    ...(old ? ['TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA'] : []),
  ];
  const group = random.pick(['x25519', 'secp256r1', 'secp384r1']);
  const asked = (['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const).map((version) => [
    version,
    versions.includes(version) ? 'accepted' : 'refused',
  ]);
  return {
    handshake: {
      outcome: 'completed',
      version: newest,
      cipher: suites[0]!,
      ...(old ? {} : { group }),
      ms: round(2 * rtt + random.between(1, 60)),
    },
    support: {
      versions: Object.fromEntries(asked),
      suites,
      groups: old ? [] : [group],
      signatureAlgorithms: modern ? ['rsa_pss_rsae_sha256'] : ['rsa_pkcs1_sha256'],
      exhaustive: false,
      alerts: versions.includes('TLS 1.1') ? {} : { 'TLS 1.1': 70 },
      ...changes,
    },
  };
}

/** What a person says that matters little: nothing mostly, sometimes where the machine is. */
function saidBy(random: Random): Pick<Scene, 'context'> {
  if (!random.chance(0.15)) return {};
  return {
    context: random.pick<FactTypes['reportedContext']>([
      { place: 'local' },
      { place: 'azure' },
      { otherClientsWork: true },
      { otherClientsWork: false },
    ]),
  };
}

/** Milliseconds with one decimal, as the probes round them. */
export const round = (ms: number): number => Math.round(ms * 10) / 10;

export const trustOf = ({ trusted, certificate }: Scene) =>
  trusted ? { trustedHere: true } : untrusted(certificate.selfSigned);
