import type { CertificateSpell } from '../../core/fleet/certificate-spell.ts';
import { newestByHost } from '../../core/fleet/newest-by-host.ts';
import type { Check } from '../../core/fleet/check.ts';
import { issuerOf } from '../../core/fleet/habits/issuer.ts';
import type { Host } from '../../core/fleet/host.ts';
import type { SeenCertificate } from '../../core/fleet/snapshot.ts';
import type { FleetRow } from '../api/fleet-table.ts';

/** Every host as one row. */
export function fleetRows(
  hosts: readonly Host[],
  latest: readonly Check[],
  spells: readonly CertificateSpell[],
  unlike: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly FleetRow[] {
  // A host that fails shows none; the one that was seen last is the one that counts.
  const last = new Map(spells.map(({ host, certificate }) => [host, certificate]));
  const byHost = newestByHost(latest);
  return hosts.map((host) => {
    const row = rowOf(host, byHost.get(host.target) ?? [], last.get(host.target));
    const codes = unlike.get(host.target);
    return codes === undefined ? row : { ...row, unlike: [...codes] };
  });
}

function rowOf(
  { target, spelled, groups, watched }: Host,
  checks: readonly Check[],
  last: SeenCertificate | undefined,
): FleetRow {
  const host = {
    target,
    ...(spelled === undefined ? {} : { spelled }),
    groups,
    watched,
    seenFrom: checks.map(({ vantage }) => vantage),
    failsFrom: checks.flatMap(({ vantage, snapshot }) => (snapshot.outcome === 'fails' ? [vantage] : [])),
  };
  const speaks = worstOf(checks);
  if (speaks === undefined) return host;
  const { outcome, phase, lead, address, roundTripMs, lost, nla, tls, build, computer } = speaks.snapshot;
  const certificate = speaks.snapshot.certificate ?? last;
  return {
    ...host,
    at: speaks.endedAt,
    outcome,
    phase,
    lead,
    address,
    roundTripMs,
    lost,
    nla,
    tls,
    build,
    computer,
    ...(certificate === undefined
      ? {}
      : { subject: certificate.subject, issuer: issuerOf(certificate), ends: certificate.notAfter }),
  };
}

/** The check that fares worst, the newest of equals. */
function worstOf(checks: readonly Check[]): Check | undefined {
  const [worst] = checks.toSorted(
    (a, b) =>
      gravity.indexOf(a.snapshot.outcome) - gravity.indexOf(b.snapshot.outcome) ||
      (a.startedAt > b.startedAt ? -1 : 1),
  );
  return worst;
}

const gravity: readonly Check['snapshot']['outcome'][] = [
  'fails',
  'worksForSome',
  'disturbed',
  'unknown',
  'works',
];
