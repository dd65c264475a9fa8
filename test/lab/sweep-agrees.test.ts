import { beforeAll, describe, expect, it } from 'vitest';
import { isRdp, type Swept } from '../../src/core/fleet/sweep/swept.ts';
import { latest, type CaseFile } from '../../src/core/facts/case-file.ts';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';
import type { Peer } from '../../src/node/lab/peer.ts';
import { peers } from '../../src/node/lab/peers.ts';
import { checkPeer, nextAddress, peerOf } from '../corpus/live/check-peer.ts';
import { sweepList } from './swept.ts';

const timing = { timeoutMs: 1_200, deadlineMs: 9_000 };

/** Servers that are another one at every connection: each look sees what it sees. */
const fickle = ['every-second-fails', 'unlike-farm'];

/** The same kind of server, freshly started for each of the two ways of looking. */
async function both(peer: Peer): Promise<{ readonly swept: Swept; readonly known: Partial<FactTypes> }> {
  const running = await peer.start({ address: nextAddress() });
  try {
    const { swept } = await sweepList(`srv01:${running.port}`, {
      lookUp: (_, answer) => answer(null, running.address),
      names: true,
      timeoutMs: timing.timeoutMs,
    });
    expect(running.sawCredentials()).toBe(false);
    expect(swept).toHaveLength(1);
    return { swept: swept[0]!, known: knownIn(await checkPeer(peer, timing)) };
  } finally {
    await running.close();
  }
}

function knownIn(file: CaseFile): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]));
}

// The first check makes the keys of all peers, in which time every clock of this process stands still.
beforeAll(async () => void (await checkPeer(peerOf('healthy'), timing)));

describe('a sweep and a check see the same of', () => {
  const steady = peers.filter(({ id }) => !fickle.includes(id));
  it.concurrent.each(steady.map((peer) => [peer.id, peer] as const))('%s', async (_, peer) => {
    const { swept, known } = await both(peer);
    const { snapshot, ending } = swept;
    const { rdpNegotiation: negotiation, tlsCertificate, certificatesSeen = [], ntlmIdentity } = known;
    if (negotiation?.outcome === 'accepted') expect(snapshot.protocol).toBe(negotiation.protocol);
    if (negotiation?.outcome === 'refused') expect(snapshot.negotiationFailure).toBe(negotiation.failure);
    if (negotiation !== undefined)
      expect(isRdp(swept)).toBe(negotiation.outcome === 'accepted' || negotiation.outcome === 'refused');
    expect(ending === 'certificate').toBe(tlsCertificate !== undefined);
    const seen = [...certificatesSeen.map(({ sha256 }) => sha256), tlsCertificate?.sha256];
    expect(seen).toContain(snapshot.certificate?.sha256);
    if (ntlmIdentity !== undefined)
      expect(snapshot.computer).toBe(ntlmIdentity.dnsComputer ?? ntlmIdentity.computer);
    if (snapshot.tls !== undefined) expect(known.tlsHandshake).toMatchObject({ version: snapshot.tls });
  });
});
