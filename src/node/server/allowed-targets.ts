import { BlockList, isIP } from 'node:net';
import { parseTarget, type Target } from '../probes/target.ts';

/** Who may be looked at on request. */
export interface AllowedTargets {
  /** Reads a target; the problem says why it is not looked at. A name passes here, and its addresses are judged when they are known. */
  readonly target: (text: string) => Target | { readonly problem: string };
  /** Whether a connection to this address may be opened for this target. */
  readonly address: (target: Target, address: string) => boolean;
}

/**
 * The hosts that are watched, and networks that the owner named. Addresses of cloud metadata services, this machine and its links are
 * never looked at on request unless a range names them: a page must not become a way into its own server.
 */
export function allowedTargets(
  ranges: readonly string[],
  isWatched: (target: string) => boolean,
): AllowedTargets | { readonly problem: string } {
  const named = new BlockList();
  for (const range of ranges) {
    const problem = add(named, range);
    if (problem !== undefined) return { problem };
  }
  const isNamed = (address: string) => named.check(address, familyOf(address));
  const isKept = (address: string) => kept.check(address, familyOf(address)) && !isNamed(address);
  const watched = (target: Target) => isWatched(target.host) || isWatched(`${target.host}:${target.port}`);
  return {
    target: (text) => {
      const target = parseTarget(text);
      if ('problem' in target) return target;
      if (watched(target) || isIP(target.host) === 0 || isNamed(plain(target.host))) return target;
      return {
        problem: `target "${target.host}": is neither watched nor in a range of serve.ranges; watch it, or name its network there`,
      };
    },
    address: (target, shown) => {
      const address = plain(shown);
      if (metadata.check(address, familyOf(address))) return false;
      return watched(target) ? !isKept(address) || isIP(target.host) !== 0 : isNamed(address);
    },
  };
}

function add(list: BlockList, range: string): string | undefined {
  const [address = '', prefix, ...more] = range.split('/');
  const family = isIP(address);
  const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix);
  const isPrefix = prefix === undefined || /^\d{1,3}$/.test(prefix);
  if (family === 0 || !isPrefix || more.length > 0 || bits > (family === 4 ? 32 : 128))
    return `serve.ranges: "${range}": is no network, such as 10.0.0.0/8`;
  list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return undefined;
}

/** Without zone, and IPv4 as such where it is dressed as IPv6. */
function plain(address: string): string {
  const bare = (address.split('%')[0] ?? '').toLowerCase();
  return bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice(7) : bare;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

/** Metadata services of the clouds, also as NAT64 and 6to4 write them: what they tell opens accounts. */
const metadata = listOf([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
  '64:ff9b::a9fe:0/112',
  '64:ff9b::6464:64c8',
  '64:ff9b::a83f:8110',
  '2002:a9fe::/32',
]);

const kept = listOf(['127.0.0.0/8', '169.254.0.0/16', '0.0.0.0/8', '::/127', 'fe80::/10']);

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) add(list, range);
  return list;
}
