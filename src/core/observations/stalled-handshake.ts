import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const stalled = {
  outcome: 'timedOut',
  ms: 5_000,
  bytes: 0,
  sawServerHello: false,
  sawCertificate: false,
} as const;

export const stalledHandshake = defineObservation({
  id: 'stalled-handshake',
  title: 'The server agrees to TLS and then the handshake hangs',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The negotiation worked and the TLS handshake got no complete answer, not even a close. A firewall that drops TLS inside RDP, a server under heavy load, a service that hangs while it reaches for its key, ' +
    'or large packets lost on the way do this; the bytes that did arrive tell how far it came.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath', 'largeFlight'],

  look({ tlsHandshake: handshake, phaseOfDeath, largeFlight }) {
    if (handshake.outcome !== 'timedOut')
      return notSeen(cite('tlsHandshake', `the handshake did not hang (${handshake.outcome})`));
    const arrived = handshake.sawCertificate
      ? 'the certificate had arrived'
      : handshake.sawServerHello
        ? 'a ServerHello had arrived'
        : 'no ServerHello';
    const small =
      largeFlight?.outcome === 'stalledAndSmallToo'
        ? [cite('largeFlight', 'small answers do not arrive either')]
        : [];
    return seen(
      cite(
        'tlsHandshake',
        `nothing more within ${handshake.ms} ms, ${handshake.bytes} bytes received: ${arrived}`,
      ),
      ...small,
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: () => [
    byHand(
      'Tell the way from the server',
      'network',
      'Check from the network of the server: if the handshake completes there, a device on the way drops it.',
      'If it hangs there too, look at the load of the server and run the collector on it.',
    ),
  ],
  wouldNotHelp: ['lowering the security layer: it removes the encryption instead of repairing it'],
  settledBy: 'rdpdoctor check HOST from the network of the server',
  references: [sources.generalTroubleshooting],
  examples: [
    { name: 'silence behind the ClientHello', ...endsInEncryption(stalled), verdict: 'seen' },
    {
      name: 'closed instead of silent',
      ...endsInEncryption({ ...stalled, outcome: 'closed', ms: 4 }),
      verdict: 'notSeen',
    },
  ],
});
