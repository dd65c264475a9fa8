import type { FoundHost } from './sweep/found-host.ts';
import { issuerOf, MADE_BY_WINDOWS } from './habits/issuer.ts';

/** Hosts that are alike: of one network, with certificates of one issuer. */
export interface HostGroup {
  readonly name: string;
  /** What its hosts share, in words. */
  readonly shares: string;
  readonly hosts: readonly FoundHost[];
}

/** Groups as their list has them, else by network and issuer; by issuer alone where that would be more than a person reads. */
export function groupedHosts(hosts: readonly FoundHost[]): readonly HostGroup[] {
  const both = groupsBy(hosts, (host) => host.group ?? `${issuerName(host)}, ${networkOf(host)}`);
  return both.length <= MOST_GROUPS
    ? both
    : groupsBy(hosts, (host) => host.group ?? issuerName(host)).slice(0, MOST_GROUPS * 10);
}

function groupsBy(hosts: readonly FoundHost[], nameOf: (host: FoundHost) => string): readonly HostGroup[] {
  const groups = new Map<string, FoundHost[]>();
  for (const host of hosts) {
    const name = nameOf(host).slice(0, 100);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [host]);
    else group.push(host);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => ({ name, shares: sharedWords(members), hosts: members }));
}

function issuerName({ certificate }: FoundHost): string {
  if (certificate === undefined) return 'certificate not known';
  const issuer = issuerOf(certificate);
  return issuer === MADE_BY_WINDOWS ? 'made by Windows' : issuer.slice(0, 60);
}

function sharedWords(hosts: readonly FoundHost[]): string {
  const known = hosts.filter(({ certificate }) => certificate !== undefined);
  if (known.length === 0) return 'nobody has seen their certificates yet';
  return known.some(({ certificate }) => certificate?.windowsSelfMade)
    ? 'their certificates are made by Windows itself, which renews them when the service next starts'
    : `their certificates are issued by ${known[0]?.certificate?.issuer.slice(0, 100)}`;
}

/** The /24 or /64 of its address; of a name without one, its domain. */
function networkOf({ target, address }: FoundHost): string {
  const host = address ?? target.replace(/^\[([^\]]*)\].*$/, '$1').replace(/^([^:]*):\d+$/, '$1');
  const [, three] = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(host) ?? [];
  if (three !== undefined) return `${three}.0/24`;
  if (host.includes(':')) return `${firstFour(host)}::/64`;
  const dot = host.indexOf('.');
  return dot === -1 ? 'without a domain' : host.slice(dot + 1).toLowerCase();
}

/** The first four groups of an IPv6 address, those that :: stands for among them. */
function firstFour(address: string): string {
  const [before = '', after = ''] = address.split('::');
  const head = before.split(':').filter((part) => part !== '');
  const tail = after.split(':').filter((part) => part !== '');
  const zeros = address.includes('::') ? Math.max(0, 8 - head.length - tail.length) : 0;
  const all = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  return all.slice(0, 4).join(':').toLowerCase();
}

const MOST_GROUPS = 500;
