import type { Notice } from '../notice.ts';

/** Hosts that went silent together, and what they share. */
export interface CommonTrouble {
  /** What they share: a network, a group, or the place that looks. */
  readonly shares: { readonly kind: 'network' | 'group' | 'vantage'; readonly name: string };
  readonly notices: readonly Notice[];
  /** How many hosts that share it still answer. */
  readonly answering: number;
  /** How many hosts elsewhere answer. */
  readonly elsewhere: number;
}

/** A watched host, as far as grouping goes. */
export interface Placed {
  readonly target: string;
  readonly groups: readonly string[];
  /** Its address when it was last reached. */
  readonly address?: string;
  readonly vantages: readonly string[];
}

/** One of several lost this way is a coincidence; so many at once have one reason. */
const LEAST = 5;

/** So large a share of those that could be lost must be lost. */
const SHARE = 0.9;

/** Finds hosts whose silence has one reason; the widest sharing is told first, and a host is told of once. */
export function commonTroubles(
  silent: readonly Notice[],
  hosts: readonly Placed[],
): { readonly common: readonly CommonTrouble[]; readonly alone: readonly Notice[] } {
  const known = new Set(hosts.map(({ target }) => target));
  const silentHosts = new Set(silent.map(({ host }) => host).filter((host) => known.has(host)));
  const members = membersOf(hosts);
  const candidates = [...members]
    .map(([key, targets]) => ({ key, targets, lost: targets.filter((target) => silentHosts.has(target)) }))
    .filter(({ targets, lost }) => lost.length >= LEAST && lost.length >= targets.length * SHARE)
    .toSorted(
      (a, b) => whole(b) - whole(a) || b.lost.length - a.lost.length || rankOf(a.key) - rankOf(b.key),
    );
  const told = new Set<string>();
  const common: CommonTrouble[] = [];
  for (const { key, targets, lost } of candidates) {
    const fresh = new Set(lost.filter((target) => !told.has(target)));
    if (fresh.size < LEAST) continue;
    for (const target of fresh) told.add(target);
    common.push({
      shares: sharesOf(key),
      notices: silent.filter(({ host }) => fresh.has(host)),
      answering: targets.length - lost.length,
      elsewhere: hosts.length - targets.length - (silentHosts.size - lost.length),
    });
  }
  return { common, alone: silent.filter(({ host }) => !told.has(host)) };
}

function membersOf(hosts: readonly Placed[]): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const host of hosts) {
    for (const key of keysOf(host)) {
      const list = members.get(key);
      if (list === undefined) members.set(key, [host.target]);
      else list.push(host.target);
    }
  }
  return members;
}

function keysOf({ groups, address, vantages }: Placed): readonly string[] {
  return [
    ...vantages.map((name) => `vantage ${name}`),
    ...networksOf(address).map((name) => `network ${name}`),
    ...groups.map((name) => `group ${name}`),
  ];
}

/** The networks an IPv4 address is likely to share a way with; IPv6 by its site and its subnet. */
function networksOf(address: string | undefined): readonly string[] {
  if (address === undefined) return [];
  const parts = address.split('.');
  if (parts.length === 4)
    return [`${parts[0]}.${parts[1]}.0.0/16`, `${parts[0]}.${parts[1]}.${parts[2]}.0/24`];
  const [a, b, c, d] = address.split(':');
  return d === undefined || d === '' ? [] : [`${a}:${b}:${c}::/48`, `${a}:${b}:${c}:${d}::/64`];
}

function sharesOf(key: string): CommonTrouble['shares'] {
  const space = key.indexOf(' ');
  const kind = key.slice(0, space);
  const name = key.slice(space + 1);
  return kind === 'network' || kind === 'group' ? { kind, name } : { kind: 'vantage', name };
}

/** Of two that explain the same hosts, the nearer one: a subnet before a site, a group before the place that looks. */
function rankOf(key: string): number {
  if (key.startsWith('network')) return /\/(?:24|64)$/.test(key) ? 0 : 1;
  return key.startsWith('group') ? 2 : 3;
}

/** What is lost to the last host explains better than what is nearly lost. */
function whole({ targets, lost }: { readonly targets: readonly string[]; readonly lost: readonly string[] }) {
  return targets.length === lost.length ? 1 : 0;
}
