import type { CaseFile } from '../../../src/core/facts/case-file.ts';
import { definePeer, type Peer } from '../../../src/node/lab/peer.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, checkRunning, nextAddress, peerOf, type Looking } from './check-peer.ts';

type Label = Omit<CorpusCase, 'class' | 'run'>;

function compared(label: Label, run: () => Promise<CaseFile>): CorpusCase {
  return { ...label, class: 'side by side', run };
}

/** Two peers at two addresses of one name, on the same port; the first is tried first. */
async function checkBoth(first: Peer, second: Peer, looking: Looking = {}): Promise<CaseFile> {
  const one = await first.start({ address: nextAddress() });
  const two = await second.start({ address: nextAddress(), port: one.port });
  try {
    return await checkRunning(one, { ...looking, otherAddresses: [two.address] });
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

const swallowing = definePeer({
  id: 'swallows-request',
  title: 'a firewall that drops Remote Desktop by its content',
  fault: 'closes on plain text and never answers an RDP request',
  udp: false,
  serve: (socket) => void socket.once('data', (bytes) => void (bytes[0] === TPKT || socket.end())),
});

/** Faults that only a comparison shows: of two addresses, two requests, two ports. */
export const sideBySideCases: readonly CorpusCase[] = [
  compared(
    {
      id: 'server-and-ssh',
      made: 'a name with two addresses: a healthy server at one, SSH at the other',
      truth: 'unlike-addresses',
    },
    () => checkBoth(peerOf('healthy'), peerOf('ssh')),
  ),
  compared(
    {
      id: 'ssh-and-server',
      made: 'a name with two addresses: SSH at the one that is tried first, a healthy server at the other',
      truth: 'unlike-addresses',
    },
    () => checkBoth(peerOf('ssh'), peerOf('healthy')),
  ),
  compared(
    {
      id: 'server-and-closing',
      made: 'a name with two addresses: a healthy server at one, at the other every request is closed',
      truth: 'unlike-addresses',
    },
    () => checkBoth(peerOf('healthy'), peerOf('closes-after-request')),
  ),
  compared(
    {
      id: 'two-machines',
      made: 'a name with two addresses: two healthy servers with different names and certificates',
      truth: 'several-machines',
      mayAlso: ['name-mismatch', 'wrong-machine-behind-name'],
    },
    () => checkBoth(peerOf('healthy'), peerOf('other-computer')),
  ),
  compared(
    {
      id: 'one-machine-twice',
      made: 'a healthy server with two addresses',
      truth: 'healthy',
    },
    () => checkBoth(peerOf('healthy'), peerOf('healthy')),
  ),
  compared(
    {
      id: 'low-ports-only-deep',
      made: 'practice peer low-ports-only, looked at with more connections',
      truth: 'unlike-source-ports',
      slow: true,
    },
    () => checkPeer(peerOf('low-ports-only'), { deep: true, deadlineMs: 40_000 }),
  ),
  compared(
    {
      id: 'swallows-request',
      made: 'a port that closes on plain text and is silent to an RDP request',
      truth: 'swallowed-request',
      slow: true,
    },
    () => checkPeer(swallowing),
  ),
];

/** First byte of every RDP request, RFC 1006. */
const TPKT = 3;
