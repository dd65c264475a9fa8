import { peers } from '../../../src/node/lab/peers.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, rightPassword } from './check-peer.ts';
import { peerLabels } from './peer-labels.ts';

/** Every practice peer, checked once by the name srv01; signed in where the fault shows only then. */
export const peerCases: readonly CorpusCase[] = peers.map((peer) => {
  const label = peerLabels[peer.id];
  if (label === undefined) throw new Error(`practice peer ${peer.id} has no label in peer-labels.ts`);
  const looking = peer.needsLogon === true ? { credentials: rightPassword } : {};
  return {
    ...label,
    id: `peer-${peer.id}`,
    made: `practice peer ${peer.id}: ${peer.fault}`,
    run: () => checkPeer(peer, looking),
  };
});
