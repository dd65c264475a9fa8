import type { Store } from '../../app/store.ts';
import type { Check } from '../../core/fleet/check.ts';
import { groupOf, type Group } from '../../core/fleet/group.ts';
import { poolOf, type Pool } from '../../core/fleet/habits/pool.ts';
import { renewalsOf, type Renewal } from '../../core/fleet/habits/renewals.ts';
import type { Host } from '../../core/fleet/host.ts';
import { sortedBy } from '../../core/facts/sorted-by.ts';
import { inPortions } from '../store/in-portions.ts';

/** What the hosts that one host is compared with know of one another. */
export type GroupOf = (host: Host) => Group;

/** Hosts are compared within their first group, and those without one with all the others; worked out again every ten minutes. */
export function groupsOf(
  { certificates }: Pick<Store, 'certificates'>,
  now: () => number,
): (hosts: readonly Host[], latest: readonly Check[]) => Promise<GroupOf> {
  let made: { readonly at: number; readonly groups: ReadonlyMap<string, Group> } | undefined;
  let seen: ({ readonly at: number } & Seen) | undefined;
  return async (hosts, latest) => {
    if (seen === undefined || now() - seen.at > RENEWALS_MS)
      seen = { at: now(), ...(await allRenewals(hosts, certificates)) };
    const { fleet } = seen;
    if (made === undefined || now() - made.at > GROUPS_MS)
      made = { at: now(), groups: groupsAmong(hosts, latest, seen) };
    const { groups } = made;
    return (host) => groups.get(nameOf(host)) ?? groupOf([], [], fleet);
  };
}

/** The renewals of each host, and what the whole fleet knows from them. */
interface Seen {
  readonly renewals: ReadonlyMap<string, readonly Renewal[]>;
  readonly fleet: Pool;
}

function groupsAmong(
  hosts: readonly Host[],
  latest: readonly Check[],
  { renewals, fleet }: Seen,
): ReadonlyMap<string, Group> {
  const groupNames = new Map(hosts.map((host) => [host.target, nameOf(host)]));
  const members = new Map<string, { checks: Check[]; renewals: Renewal[] }>();
  for (const host of hosts) {
    const member = members.get(nameOf(host)) ?? { checks: [], renewals: [] };
    for (const renewal of renewals.get(host.target) ?? []) member.renewals.push(renewal);
    members.set(nameOf(host), member);
  }
  for (const check of latest) members.get(groupNames.get(check.host) ?? '')?.checks.push(check);
  return new Map(
    [...members].map(([name, member]) => [name, groupOf(member.checks, member.renewals, fleet)]),
  );
}

async function allRenewals(hosts: readonly Host[], certificates: Store['certificates']): Promise<Seen> {
  const renewals = new Map<string, readonly Renewal[]>();
  for (const portion of inPortions(hosts)) {
    const spells = sortedBy(
      await certificates.among(portion.map(({ target }) => target)),
      ({ host }) => host,
    );
    for (const [host, own] of spells) if (own.length > 1) renewals.set(host, renewalsOf(own));
  }
  return { renewals, fleet: poolOf([...renewals.values()].flat()) };
}

function nameOf({ groups }: Host): string {
  return groups[0] ?? '';
}

const GROUPS_MS = 10 * 60_000;
const RENEWALS_MS = 6 * 3_600_000;
