import { BlockList } from 'node:net';
import { openConnection, type Connect } from '../wire/connect.ts';
import type { Target } from './target.ts';

/** Whether a metadata service of a cloud answers there, also as NAT64 and 6to4 write it: what such a service tells opens accounts. */
export function isMetadataAddress(shown: string): boolean {
  const address = plainAddress(shown);
  return metadata.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Without zone, and IPv4 as such where it is dressed as IPv6. */
export function plainAddress(address: string): string {
  const bare = (address.split('%')[0] ?? '').toLowerCase();
  return bare.startsWith('::ffff:') && bare.includes('.') ? bare.slice(7) : bare;
}

/** Why a target that somebody wants watched is none, for the one who named it. */
export function metadataProblem({ host }: Target): string | undefined {
  return isMetadataAddress(host)
    ? `target "${host}": is the metadata service of a cloud; nobody looks there for others`
    : undefined;
}

/** Opens every connection but those to metadata services, wherever a name leads. */
export const openButMetadata: Connect = (address, ...rest) =>
  isMetadataAddress(address)
    ? Promise.resolve({ outcome: 'prohibited', ms: 0 })
    : openConnection(address, ...rest);

const metadata = new BlockList();
for (const [network, prefix] of [
  ['169.254.169.254', 32],
  ['169.254.170.2', 32],
  ['169.254.170.23', 32],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['fd00:ec2::254', 128],
  ['fd00:ec2::23', 128],
  ['fd20:ce::254', 128],
  ['64:ff9b::a9fe:0', 112],
  ['64:ff9b::6464:64c8', 128],
  ['64:ff9b::a83f:8110', 128],
  ['2002:a9fe::', 32],
] as const)
  metadata.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');
