import type { Check } from './check.ts';
import { issuerOf } from './habits/issuer.ts';
import { poolOf, type Pool } from './habits/pool.ts';
import type { Renewal } from './habits/renewals.ts';
import { medianOf } from './habits/robust.ts';
import type { Snapshot } from './snapshot.ts';
import { sortedBy } from '../facts/sorted-by.ts';

/** What hosts that are alike know of one another, worked out once for all of them. */
export interface Group {
  /** What nearly all have in common, by trait. */
  readonly shared: ReadonlyMap<Trait, Shared>;
  /** Seconds that most seem to be ahead, by vantage point: then the clock that looks is behind. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Which hosts show a certificate, by thumbprint, and what they call themselves. */
  readonly holders: ReadonlyMap<string, Holders>;
  /** The same hosts by who issued it. */
  readonly issuers: ReadonlyMap<string, readonly Pick<Check, 'host' | 'snapshot'>[]>;
  /** Renewals that were seen among them, and in the whole fleet. */
  readonly renewals: Pool;
  readonly fleet: Pool;
}

/** What hosts are compared by. */
export const traits = ['nla', 'protocol', 'tls', 'issuer', 'build'] as const;
export type Trait = (typeof traits)[number];

export interface Shared {
  readonly value: string;
  /** So many of so many have it. */
  readonly agree: number;
  readonly of: number;
}

/** A group of hosts from their newest checks, all renewals that were seen among them, and those of the whole fleet. */
export function groupOf(
  latest: readonly Check[],
  renewals: readonly Renewal[],
  fleet: Pool = new Map(),
): Group {
  const hosts = [...new Map(latest.map((check) => [check.host, check])).values()];
  const withCertificate = hosts.filter(({ snapshot }) => snapshot.certificate !== undefined);
  return {
    shared: new Map(
      traits.flatMap((trait) => {
        const shared = sharedOf(hosts, trait);
        return shared === undefined ? [] : [[trait, shared] as const];
      }),
    ),
    offsets: offsetsOf(latest),
    holders: holdersOf(withCertificate),
    issuers: sortedBy(withCertificate, ({ snapshot }) => issuerOf(snapshot.certificate!)),
    renewals: poolOf(renewals),
    fleet,
  };
}

/** The computers that show one certificate, by the names they call themselves; a clone asks for them as often as there are clones. */
export interface Holders {
  readonly hosts: number;
  readonly computers: ReadonlyMap<string, { readonly hosts: number; readonly first: string }>;
}

function holdersOf(checks: readonly Check[]): ReadonlyMap<string, Holders> {
  const holders = new Map<
    string,
    { hosts: number; computers: Map<string, { hosts: number; first: string }> }
  >();
  for (const { host, snapshot } of checks) {
    const { certificate, computer } = snapshot;
    if (certificate === undefined || computer === undefined) continue;
    const known = holders.get(certificate.sha256) ?? { hosts: 0, computers: new Map() };
    const same = known.computers.get(computer) ?? { hosts: 0, first: host };
    known.hosts += 1;
    same.hosts += 1;
    known.computers.set(computer, same);
    holders.set(certificate.sha256, known);
  }
  return holders;
}

/** The value of a trait in a snapshot. */
export function traitOf(trait: Trait, snapshot: Snapshot): string | undefined {
  if (trait !== 'issuer') return snapshot[trait];
  return snapshot.certificate && issuerOf(snapshot.certificate);
}

/** What enough of the hosts have in common. */
function sharedOf(hosts: readonly Check[], trait: Trait): Shared | undefined {
  const values = hosts.flatMap(({ snapshot }) => traitOf(trait, snapshot) ?? []);
  const [most] = [...sortedBy(values, (value) => value)].toSorted(([, a], [, b]) => b.length - a.length);
  if (most === undefined || values.length <= FEWEST_PEERS) return undefined;
  const [value, those] = most;
  // The one that is asked about is among them, and differs.
  return those.length < (values.length - 1) * AGREEING
    ? undefined
    : { value, agree: those.length, of: values.length };
}

function offsetsOf(latest: readonly Check[]): Group['offsets'] {
  const measured = latest.filter(({ snapshot }) => snapshot.skewSeconds !== undefined);
  return new Map(
    [...sortedBy(measured, ({ vantage }) => vantage)].flatMap(([vantage, checks]) =>
      checks.length < FEWEST_PEERS
        ? []
        : [[vantage, medianOf(checks.map(({ snapshot }) => snapshot.skewSeconds!))] as const],
    ),
  );
}

const FEWEST_PEERS = 5;
const AGREEING = 0.8;
