import type { CertificateSpell } from '../../src/core/fleet/certificate-spell.ts';
import type { Check } from '../../src/core/fleet/check.ts';
import { groupOf } from '../../src/core/fleet/group.ts';
import { poolOf } from '../../src/core/fleet/habits/pool.ts';
import type { Renewal } from '../../src/core/fleet/habits/renewals.ts';
import type { SeenCertificate, Snapshot } from '../../src/core/fleet/snapshot.ts';
import type { Watched } from '../../src/core/fleet/watched.ts';

export const NOW = '2026-09-01T00:00:00.000Z';

/** An ISO time so many days after NOW; negative before it. */
export function days(count: number): string {
  return new Date(Date.parse(NOW) + count * 86_400_000).toISOString();
}

/** A certificate of a domain's authority that lives a year, unless stated. */
export function certificate(changed: Partial<SeenCertificate> = {}): SeenCertificate {
  return {
    subject: 'CN=srv01.corp.example',
    issuer: 'CN=corp-CA1, DC=corp, DC=example',
    serial: '01',
    sha256: 'aa',
    notBefore: days(-165),
    notAfter: days(200),
    selfSigned: false,
    windowsSelfMade: false,
    names: ['srv01.corp.example'],
    keyType: 'rsa',
    keyBits: 2048,
    signature: 'sha256WithRSAEncryption',
    ...changed,
  };
}

/** One that Windows made for itself. */
export function ownCertificate(changed: Partial<SeenCertificate> = {}): SeenCertificate {
  return certificate({
    issuer: 'CN=srv01.corp.example',
    notBefore: days(-100),
    notAfter: days(83),
    selfSigned: true,
    windowsSelfMade: true,
    ...changed,
  });
}

/** A check of a host that works, so many days after NOW. */
export function check(at: number, changed: Partial<Snapshot> = {}, of: Partial<Check> = {}): Check {
  const startedAt = days(at);
  return {
    id: `${of.host ?? 'srv01'} ${of.vantage ?? 'here'} ${startedAt}`,
    host: 'srv01',
    vantage: 'here',
    startedAt,
    endedAt: startedAt,
    version: '1.0.0',
    rules: 'r',
    snapshot: {
      outcome: 'works',
      exit: 0,
      roundTripMs: 10,
      lost: 0,
      protocol: 'hybridEx',
      nla: 'required',
      tls: 'TLS 1.2',
      certificate: certificate(),
      computer: 'SRV01',
      build: '10.0.20348',
      skewSeconds: 0,
      ...changed,
    },
    ...of,
  };
}

/** A check that dies at the connection. */
export function failing(at: number, of: Partial<Check> = {}): Check {
  const snapshot = { outcome: 'fails', phase: 'connection', lead: 'filtered-port', exit: 12 } as const;
  return { ...check(at, {}, of), snapshot };
}

/** Checks every six hours from so many days before NOW until NOW, each as the function has it. */
export function checksFrom(start: number, of: (at: number) => Partial<Snapshot>): readonly Check[] {
  const count = Math.floor(-start * 4);
  return Array.from({ length: count }, (_, i) => start + i / 4).map((at) => check(at, of(at)));
}

/** What is remembered of srv01; the spells follow from the checks unless they are given; `elsewhere` are renewals in other groups. */
export function watched(
  checks: readonly Check[],
  about: {
    readonly peers?: readonly Check[];
    readonly renewals?: readonly Renewal[];
    readonly spells?: readonly CertificateSpell[];
    readonly elsewhere?: readonly Renewal[];
    readonly strongest?: Watched['strongest'];
    readonly weakerAcceptedAt?: string;
    readonly expect?: string;
  } = {},
): Watched {
  return {
    host: {
      target: 'srv01',
      groups: ['servers'],
      everySeconds: 21_600,
      vantages: [...new Set(['here', ...checks.map(({ vantage }) => vantage)])],
      watched: true,
      ...(about.expect === undefined ? {} : { expect: about.expect }),
    },
    checks,
    certificates: about.spells ?? spellsOf(checks),
    ...(about.strongest === undefined ? {} : { strongest: about.strongest }),
    ...(about.weakerAcceptedAt === undefined ? {} : { weakerAcceptedAt: about.weakerAcceptedAt }),
    group: groupOf(
      [...(about.peers ?? []), ...checks.slice(-1)],
      about.renewals ?? [],
      poolOf([...(about.renewals ?? []), ...(about.elsewhere ?? [])]),
    ),
  };
}

/** How long each certificate was shown. */
export function spellsOf(checks: readonly Check[]): readonly CertificateSpell[] {
  const spells: CertificateSpell[] = [];
  for (const { host, startedAt, snapshot } of checks) {
    if (snapshot.certificate === undefined) continue;
    const known = spells.findIndex((each) => each.certificate.sha256 === snapshot.certificate!.sha256);
    if (known === -1)
      spells.push({ host, certificate: snapshot.certificate, firstSeen: startedAt, lastSeen: startedAt });
    else spells[known] = { ...spells[known]!, lastSeen: startedAt };
  }
  return spells;
}
