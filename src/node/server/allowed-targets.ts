import { BlockList, isIP } from 'node:net';
import { knownOf } from '../../app/judge.ts';
import type { CaseFile } from '../../core/facts/case-file.ts';
import { isMetadataAddress, plainAddress } from '../target/metadata-address.ts';
import { parseTarget, showTarget, type Target } from '../target/target.ts';

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
  const watched = (target: Target) => isWatched(target.host) || isWatched(showTarget(target));
  return {
    target: (text) => {
      const target = parseTarget(text);
      if ('problem' in target) return target;
      if (watched(target) || isIP(target.host) === 0 || isNamed(plainAddress(target.host))) return target;
      return {
        problem: `target "${target.host}": is neither watched nor in a range of serve.ranges; watch it, or name its network there`,
      };
    },
    address: (target, shown) => {
      const address = plainAddress(shown);
      if (isMetadataAddress(address)) return false;
      return watched(target) ? !isKept(address) || isIP(target.host) !== 0 : isNamed(address);
    },
  };
}

/** Why a look counts for nothing: the name led to an address that is not looked at on request. */
export function barredProblem(
  { address: mayBe }: AllowedTargets,
  text: string,
  file: CaseFile,
): string | undefined {
  const target = parseTarget(text);
  if ('problem' in target) return target.problem;
  const attempts = knownOf(file).tcpConnect?.attempts ?? [];
  return attempts.every(({ address }) => mayBe(target, address))
    ? undefined
    : `target "${text}": leads to an address that is not looked at on request, unless serve.ranges names it`;
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

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}

const kept = listOf(['127.0.0.0/8', '169.254.0.0/16', '0.0.0.0/8', '::/127', 'fe80::/10']);

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) add(list, range);
  return list;
}
