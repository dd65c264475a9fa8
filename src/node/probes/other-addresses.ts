import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { clientOffer, sessionFacts } from './handshake.ts';
import { defineProbe, type Look } from '../interview/probe.ts';
import { holdSession } from './session.ts';
import type { OpenAddress } from '../interview/tcp.ts';

type Spoken = FactTypes['addresses'][number];

/** Speaks to every other address of the name over the connection that the port test opened there. */
export const otherAddresses = defineProbe({
  name: 'other-addresses',
  asks: 'what answers at the other addresses',
  provides: ['addresses'],
  connections: { least: 0, most: 0 },
  beside: true,
  urgency: ({ nameResolution, rdpNegotiation }) =>
    rdpNegotiation !== undefined && (nameResolution?.addresses.length ?? 0) > 1 ? 99 : 0,

  async run(look) {
    const others = await look.others();
    const spoken = await Promise.all(others.map((open) => speakTo(open, look)));
    return {
      facts: { addresses: spoken.map(({ address }) => address) },
      attempts: spoken.flatMap(({ attempts }) => attempts),
    };
  },
});

async function speakTo({ address, socket }: OpenAddress, look: Look) {
  const quiet = { ...look, address, tell: () => {} };
  const session = await holdSession(socket, clientOffer, quiet);
  const { facts, attempts = [] } = sessionFacts(session, quiet);
  const { rdpNegotiation: negotiation, tlsCertificate, serverClock, ntlmIdentity } = facts;
  const params = negotiation?.outcome === 'malformed' ? negotiation.problem.params : undefined;
  const spoken: Spoken = {
    address,
    spokenTo: true,
    ...(negotiation === undefined ? {} : { negotiation }),
    ...(tlsCertificate && { certificate: { sha256: tlsCertificate.sha256, names: tlsCertificate.names } }),
    ...textOf('speaks', params?.['speaks']),
    ...textOf('banner', params?.['banner']),
    ...(ntlmIdentity?.dnsComputer === undefined ? {} : { computer: ntlmIdentity.dnsComputer }),
    ...(serverClock && { clock: { time: serverClock.time, skewSeconds: serverClock.skewSeconds } }),
  };
  return { address: spoken, attempts: attempts.map((attempt) => ({ ...attempt, asClient: false })) };
}

function textOf(name: 'speaks' | 'banner', value: unknown): Partial<Spoken> {
  return typeof value === 'string' ? { [name]: value } : {};
}
