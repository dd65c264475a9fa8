import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';

export const blockedUdp = defineObservation({
  id: 'blocked-udp',
  title: 'UDP does not get through to the RDP port, only TCP does',
  phase: 'connection',
  impact: 'informs',
  explanation:
    'RDP uses UDP beside TCP to stay smooth on slow or lossy networks. Without it sessions work over TCP alone: this makes them slower, and never stops them from connecting. ' +
    'Neither sign is proof: many servers offer no UDP at all, and some answer UDP only for a client whose TCP connection has signed in.',
  needs: ['rdpUdp'],
  uses: ['clientSettings'],

  look({ rdpUdp: { outcome }, clientSettings }) {
    const own = clientSettings?.disableUdp
      ? [cite('clientSettings', 'a policy of this computer switches UDP off for mstsc as well')]
      : [];
    if (outcome === 'unreachable')
      return seen(
        cite(
          'rdpUdp',
          'the UDP port was reported as unreachable: nothing serves it, or a firewall rejects it',
        ),
        ...own,
      );
    if (outcome === 'silent') return notLooked();
    return notSeen(
      cite('rdpUdp', `the UDP port answers${outcome === 'malformed' ? ', in an unexpected form' : ''}`),
    );
  },

  remedies: () => [
    byHand(
      'Let UDP through where sessions feel slow',
      'network',
      'Allow UDP on the RDP port beside TCP in the firewall of the server ("Remote Desktop - User Mode (UDP-In)") and on the way.',
    ),
  ],
  wouldNotHelp: ['opening UDP against 0x904: the client connects over TCP first and does without UDP'],
  settledBy: 'the sign UDP in the connection bar of mstsc, once a session is open',
  references: ['https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpeudp/'],
  examples: [
    {
      name: 'reported as unreachable',
      facts: { rdpUdp: { outcome: 'unreachable', ms: 3 } },
      verdict: 'seen',
    },
    {
      name: 'unreachable, and switched off here too',
      facts: {
        rdpUdp: { outcome: 'unreachable', ms: 3 },
        clientSettings: { ...healthy.clientSettings, disableUdp: true },
      },
      verdict: 'seen',
    },
    { name: 'silent', facts: { rdpUdp: { outcome: 'silent', ms: 1_000 } }, verdict: 'notLooked' },
    {
      name: 'an answer in another form',
      facts: { rdpUdp: { outcome: 'malformed', problem: { code: 'badField' } } },
      verdict: 'notSeen',
    },
  ],
});
