import type { CaseFile } from '../../../src/core/facts/case-file.ts';
import type { RunningPeer } from '../../../src/node/lab/peer.ts';
import type { CorpusCase } from '../case.ts';
import {
  checkPeer,
  checkRunning,
  leadsTo,
  nextAddress,
  peerOf,
  withoutIpv6,
  type Looking,
} from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'truth' | 'mayAlso' | 'mustNot' | 'slow' | 'skip'>;

function address(label: Label, run: () => Promise<CaseFile>): CorpusCase {
  return { ...label, class: 'names and addresses', run };
}

/** A port on which nothing listens: one that a peer has just left. */
async function leftPort(looking: Looking = {}): Promise<CaseFile> {
  const running: RunningPeer = await peerOf('healthy').start({ address: nextAddress() });
  await running.close();
  return checkRunning(running, looking);
}

const notFound = async () => {
  throw Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' });
};

const after = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Names that lead nowhere or elsewhere, addresses that are dead, ports that are closed. */
export const addressCases: readonly CorpusCase[] = [
  address(
    {
      id: 'one-of-two-refuses',
      made: 'a name with two addresses: a healthy server listens at one, nothing at the other',
      truth: 'partly-dead-addresses',
    },
    () => checkPeer(peerOf('healthy'), { otherAddresses: [nextAddress()] }),
  ),
  address(
    {
      id: 'two-of-three-refuse',
      made: 'a name with three addresses: a healthy server listens at one, nothing at the others',
      truth: 'partly-dead-addresses',
    },
    () => checkPeer(peerOf('healthy'), { otherAddresses: [nextAddress(), nextAddress()] }),
  ),
  address(
    {
      id: 'ipv6-refuses',
      skip: withoutIpv6,
      made: 'a name with an IPv4 and an IPv6 address: the server listens on IPv4 only',
      truth: ['broken-ipv6-path', 'partly-dead-addresses'],
    },
    () => checkPeer(peerOf('healthy'), { otherAddresses: ['::1'] }),
  ),
  address(
    {
      id: 'one-refuses-one-expired',
      made: 'a name with two addresses: nothing listens at one, a server with an expired certificate at the other',
      truth: ['partly-dead-addresses', 'expired-certificate'],
    },
    () => checkPeer(peerOf('expired-certificate'), { otherAddresses: [nextAddress()] }),
  ),
  address(
    {
      id: 'one-refuses-one-resets',
      made: 'a name with two addresses: nothing listens at one, the other resets every RDP request',
      truth: 'resetting-front',
      mayAlso: ['partly-dead-addresses'],
    },
    () => checkPeer(peerOf('resets-after-request'), { otherAddresses: [nextAddress()] }),
  ),
  address(
    { id: 'closed-port', made: 'a machine that is up and has no program on the port', truth: 'refused-port' },
    () => leftPort(),
  ),
  address(
    {
      id: 'closed-at-two-addresses',
      made: 'a name with two addresses, and nothing listens at either',
      truth: 'refused-port',
    },
    () => leftPort({ otherAddresses: [nextAddress()] }),
  ),
  address(
    { id: 'no-such-name', made: 'a name that the name service does not know', truth: 'unresolved-name' },
    () =>
      leftPort({
        host: 'gone.practice.example',
        names: leadsTo([], { lookup: notFound, dnsAddresses: notFound }),
      }),
  ),
  address(
    {
      id: 'name-service-silent',
      made: 'a name service that does not answer within the time of the check',
      truth: ['unresolved-name', 'slow-name-resolution'],
      slow: true,
    },
    () =>
      leftPort({
        host: 'srv01.practice.example',
        names: leadsTo([], { lookup: () => new Promise(() => {}) }),
      }),
  ),
  address(
    {
      id: 'slow-name-service',
      made: 'a healthy server whose name takes three seconds to look up',
      truth: 'slow-name-resolution',
      slow: true,
    },
    async () => {
      const running = await peerOf('healthy').start({ address: nextAddress() });
      try {
        const names = leadsTo([running.address]);
        const lookup = async (name: string) => {
          await after(3_000);
          return names.lookup(name);
        };
        return await checkRunning(running, { names: { ...names, lookup } });
      } finally {
        await running.close();
      }
    },
  ),
  address(
    {
      id: 'stale-hosts-line',
      made: 'a hosts file that sends srv01.practice.example to an old address where nothing listens, while DNS knows another',
      truth: 'stale-hosts-entry',
      mayAlso: ['refused-port'],
    },
    () => {
      const old = nextAddress();
      const names = leadsTo([old], {
        hostsFile: async () => `${old} srv01.practice.example\n`,
        dnsAddresses: async () => [nextAddress()],
      });
      return leftPort({ host: 'srv01.practice.example', names });
    },
  ),
  address(
    {
      id: 'hosts-line-that-agrees',
      made: 'a healthy company server whose hosts line says the same as DNS',
      truth: 'healthy',
      mayAlso: ['untrusted-certificate'],
      mustNot: ['stale-hosts-entry'],
    },
    async () => {
      const running = await peerOf('healthy-company-certificate').start({ address: nextAddress() });
      const names = leadsTo([running.address], {
        hostsFile: async () => `${running.address} srv01.practice.example # since 2019\n`,
      });
      try {
        return await checkRunning(running, { host: 'srv01.practice.example', names });
      } finally {
        await running.close();
      }
    },
  ),
  address(
    {
      id: 'by-address',
      made: 'a healthy server that is asked for by its address',
      truth: 'healthy',
      mayAlso: ['connection-by-address'],
    },
    async () => {
      const running = await peerOf('healthy').start({ address: nextAddress() });
      try {
        return await checkRunning(running, { host: running.address });
      } finally {
        await running.close();
      }
    },
  ),
];
