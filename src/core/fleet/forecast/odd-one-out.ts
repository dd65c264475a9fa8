import type { Check } from '../check.ts';
import { issuerOf } from '../habits/issuer.ts';
import type { Snapshot } from '../snapshot.ts';
import { newestWith, type Forecast } from '../watched.ts';

/** A host that differs from what nearly all others of its group share. */
export const oddOneOut: Forecast = ({ host, checks, group }) => {
  const peers = onePerHost(group.latest).filter((peer) => peer.host !== host.target);
  if (peers.length < FEWEST_PEERS) return [];
  return traits.flatMap(([trait, of]) => {
    const own = newestWith(checks, ({ snapshot }) => of(snapshot))?.value;
    const shared = shareOf(peers, of);
    if (own === undefined || shared === undefined || shared.value === own) return [];
    return [
      {
        kind: 'oddOneOut' as const,
        host: host.target,
        key: `oddOneOut ${host.target} ${trait}`,
        severity: 'notice' as const,
        evidence: { trait, own, others: shared.value, agree: shared.agree, of: shared.of },
        assumed: [{ code: 'groupIsAlike', from: 'group' as const, seen: shared.of }],
      },
    ];
  });
};

const traits: readonly (readonly [string, (snapshot: Snapshot) => string | undefined])[] = [
  ['nla', ({ nla }) => nla],
  ['protocol', ({ protocol }) => protocol],
  ['tls', ({ tls }) => tls],
  ['issuer', ({ certificate }) => certificate && issuerOf(certificate)],
  ['build', ({ build }) => build],
];

/** What enough of the peers have in common. */
function shareOf(peers: readonly Check[], of: (snapshot: Snapshot) => string | undefined) {
  const counts = new Map<string, number>();
  for (const { snapshot } of peers) {
    const value = of(snapshot);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most === undefined || known < FEWEST_PEERS || most[1] < known * AGREEING) return undefined;
  return { value: most[0], agree: most[1], of: known };
}

function onePerHost(checks: readonly Check[]): readonly Check[] {
  return [...new Map(checks.map((check) => [check.host, check])).values()];
}

const FEWEST_PEERS = 5;
const AGREEING = 0.8;
