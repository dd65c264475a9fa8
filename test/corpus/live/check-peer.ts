import { hostname, networkInterfaces } from 'node:os';
import { fact, type CaseFile } from '../../../src/core/facts/case-file.ts';
import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { collect } from '../../../src/node/collect/collect.ts';
import { defaultCollectOptions, type CollectOptions } from '../../../src/node/collect/collect-options.ts';
import { practiceAccount } from '../../../src/node/lab/accounts.ts';
import { labKey } from '../../../src/node/lab/keys.ts';
import type { Peer, RunningPeer } from '../../../src/node/lab/peer.ts';
import { peers } from '../../../src/node/lab/peers.ts';
import type { NameSources } from '../../../src/node/target/name.ts';

/** How a case is looked at, where that differs from an ordinary check of `srv01`. */
export interface Looking extends Partial<CollectOptions> {
  readonly host?: string;
  /** Addresses the name leads to beside the peer's own. */
  readonly otherAddresses?: readonly string[];
  readonly names?: NameSources;
  /** What the person in front of the client saw. */
  readonly clientError?: FactTypes['clientError'];
}

/** Starts a peer on an address of its own, checks it as a person would, and stops it. */
export async function checkPeer(peer: Peer, looking: Looking = {}): Promise<CaseFile> {
  makeKeys();
  const running = await peer.start({ address: nextAddress() });
  try {
    return await checkRunning(running, looking);
  } finally {
    await running.close();
  }
}

/** Large RSA keys take seconds, in which every clock of this process stands still: they are made before the first check. */
function makeKeys(): void {
  for (const slot of ['leaf', 'another', 'company CA', 'odd CA', 'even CA', 'inspection CA']) {
    labKey('rsa2048', slot);
  }
  labKey('rsa1024', 'leaf');
  labKey('rsa4096', 'leaf');
}

/** The practice peer of this id. */
export function peerOf(id: string): Peer {
  const peer = peers.find((candidate) => candidate.id === id);
  if (peer === undefined) throw new Error(`no practice peer ${id}`);
  return peer;
}

/** Checks a peer that already listens. */
export async function checkRunning(running: RunningPeer, looking: Looking = {}): Promise<CaseFile> {
  const { host = 'srv01', otherAddresses = [], clientError, ...options } = looking;
  const file = await collect(
    { host, port: running.port },
    { ...defaultCollectOptions, names: leadsTo([running.address, ...otherAddresses]), ...options },
  );
  if (clientError === undefined) return file;
  const source = { by: 'told', from: hostname(), at: new Date().toISOString() };
  return { ...file, facts: [...file.facts, fact('clientError', clientError, source)] };
}

/** A name service that knows these addresses for every name, and nothing else. */
export function leadsTo(addresses: readonly string[], changes: Partial<NameSources> = {}): NameSources {
  return {
    lookup: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    pointers: async () => [],
    dnsAddresses: async () => [...addresses],
    hostsFile: async () => '',
    resolvConf: async () => '',
    ...changes,
  };
}

/** The practice account with its right password. */
export const rightPassword = { ...practiceAccount, domain: '' };

/** Why cases with IPv6 cannot run on this machine, if so. */
export function withoutIpv6(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((found = []) => found);
  return addresses.some(({ address }) => address === '::1') ? undefined : 'this machine has no IPv6 loopback';
}

let last = 0;

/** Every case of every process listens on an address of its own, so that none meets another's connections. */
export function nextAddress(): string {
  last += 1;
  return `127.${28 + ((process.pid >> 8) % 100)}.${process.pid % 256}.${2 + (last % 250)}`;
}
