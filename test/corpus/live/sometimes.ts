import type { Socket } from 'node:net';
import { definePeer, type PeerSpec } from '../../../src/node/lab/peer.ts';
import { drain, rdpServer } from '../../../src/node/lab/rdp-server.ts';
import { onHello } from '../../../src/node/lab/tls-by-hand.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, peerOf, type Looking } from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'truth' | 'mayAlso' | 'mustNot' | 'slow'>;

const healthy = rdpServer();
const resetAtRequest = (socket: Socket) => void socket.once('data', () => socket.resetAndDestroy());

function sometimes(label: Label, serve: PeerSpec['serve'], looking: Looking = {}): CorpusCase {
  const { id, made } = label;
  const peer = definePeer({ id, title: made, fault: made, serve });
  return { ...label, class: 'sometimes', run: () => checkPeer(peer, looking) };
}

/** Faults that strike some connections and not others. */
export const sometimesCases: readonly CorpusCase[] = [
  sometimes(
    {
      id: 'every-third-resets',
      made: 'a farm of three of which one resets every RDP request',
      truth: 'intermittent-handshake',
    },
    (socket, visit) => (visit.number % 3 === 0 ? resetAtRequest(socket) : healthy(socket, visit)),
  ),
  sometimes(
    {
      id: 'only-the-first-resets',
      made: 'a server that resets the first request and serves all that follow',
      truth: 'intermittent-handshake',
    },
    (socket, visit) => (visit.number === 1 ? resetAtRequest(socket) : healthy(socket, visit)),
  ),
  sometimes(
    {
      id: 'half-are-silent',
      made: 'a server that leaves every second request without an answer',
      truth: 'intermittent-handshake',
      slow: true,
    },
    (socket, visit) => (visit.number % 2 === 0 ? drain(socket) : healthy(socket, visit)),
  ),
  sometimes(
    {
      id: 'half-die-in-tls',
      made: 'a farm of two of which one resets at the first TLS message',
      truth: 'intermittent-handshake',
      mayAlso: ['resetting-middlebox', 'unusable-server-key'],
    },
    (socket, visit) => (visit.number % 2 === 0 ? dyingInTls(socket, visit) : healthy(socket, visit)),
  ),
  sometimes(
    {
      id: 'half-fail-with-more-time',
      made: 'a farm of two of which one resets every request, looked at with more connections',
      truth: 'intermittent-handshake',
      slow: true,
    },
    (socket, visit) => (visit.number % 2 === 0 ? resetAtRequest(socket) : healthy(socket, visit)),
    { deep: true, deadlineMs: 40_000 },
  ),
  {
    id: 'throttled-with-more-time',
    class: 'sometimes',
    made: 'a server that resets whoever comes while two others are open, looked at with more connections',
    truth: 'throttled-listener',
    mayAlso: ['intermittent-handshake'],
    slow: true,
    run: () => checkPeer(crowdShy, { deep: true, deadlineMs: 40_000 }),
  },
  {
    id: 'throttled-signed-out',
    class: 'sometimes',
    made: 'practice peer throttled, looked at with more connections',
    truth: 'throttled-listener',
    mayAlso: ['intermittent-handshake'],
    slow: true,
    run: () => checkPeer(peerOf('throttled'), { deep: true, deadlineMs: 40_000 }),
  },
];

const dyingInTls = rdpServer({ afterNegotiation: onHello((socket) => void socket.resetAndDestroy()) });

const crowdShy = definePeer({
  id: 'crowd-shy',
  title: 'a host that admits two connections at a time',
  fault: 'resets whoever comes while two others are open',
  serve: (socket, visit) => (visit.open() > 2 ? void socket.resetAndDestroy() : healthy(socket, visit)),
});
