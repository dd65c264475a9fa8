import { endsInNegotiation, notConnected } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const resetBeforeAnswer = defineObservation({
  id: 'reset-before-answer',
  title: 'The connection is reset as soon as it carries an RDP request',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The port opens, and the connection is reset (RST) right after the RDP connection request. A Remote Desktop server answers a well-formed request; a reset here comes from a firewall ' +
    'or intrusion prevention that forbids RDP by content, from security software on the host, or from a proxy whose target resets.',
  needs: [],
  uses: ['rdpNegotiation', 'tcpConnect', 'phaseOfDeath', 'portSpeech', 'capturePath', 'securityProducts'],

  look({ rdpNegotiation: answer, tcpConnect, phaseOfDeath, portSpeech, capturePath, securityProducts }) {
    if (answer === undefined) {
      const attempts = tcpConnect?.attempts ?? [];
      const reset = attempts.length > 0 && attempts.every(({ code }) => code === 'ECONNRESET');
      if (!reset) return notLooked();
      // A port that is closed refuses; only an open one can be reset while it opens.
      return seen(cite('tcpConnect', 'the connection is reset (RST) in the moment it opens'));
    }
    if (answer.outcome !== 'reset')
      return notSeen(cite('rdpNegotiation', `the request was not answered by a reset (${answer.outcome})`));
    if (answer.bytes > 0)
      return notSeen(cite('rdpNegotiation', `${answer.bytes} bytes came before the reset`));
    const other = portSpeech && !['rdp', 'silent', 'unknown'].includes(portSpeech.protocol);
    if (other) return notSeen(cite('portSpeech', `the port speaks ${portSpeech.protocol}`));
    const reset = cite(
      'rdpNegotiation',
      `reset (RST) with 0 bytes, ${answer.ms} ms after the connection request`,
    );
    const forged = capturePath?.resetTtl !== undefined && capturePath.resetTtl !== capturePath.serverTtl;
    const ttl = forged
      ? [
          cite(
            'capturePath',
            `the reset came with TTL ${capturePath.resetTtl}, the server's packets with ${capturePath.serverTtl}`,
          ),
        ]
      : [];
    const products = securityProducts?.length
      ? [cite('securityProducts', `on the server: ${securityProducts.map(({ name }) => name).join(', ')}`)]
      : [];
    return seen(reset, ...citeDeath(phaseOfDeath), ...ttl, ...products);
  },

  remedies: () => [
    byHand(
      'Find who sends the reset',
      'network',
      'Record both ends at once (`pktmon` on the server, a capture here): a reset that only one end sees was sent by something in between.',
      'Look for RDP or remote-access rules in the firewalls and intrusion prevention on the way, and for security software on the server.',
    ),
  ],
  wouldNotHelp: [
    ...beforeTls,
    'excluding mstsc.exe from the antivirus of the client: the reset comes from outside it',
  ],
  settledBy: 'a capture on the server: pktmon start --capture --comp nics',
  dialogs: ['0x904', '0x404'],
  references: [sources.processingRequest, sources.disconnectReasons],
  examples: [
    { name: 'reset at once', ...endsInNegotiation('rst'), verdict: 'seen' },
    {
      name: 'reset while it opens',
      ...notConnected('failed', 4, 'ECONNRESET'),
      verdict: 'seen',
    },
    {
      name: 'closed instead of reset',
      ...endsInNegotiation('fin'),
      verdict: 'notSeen',
    },
  ],
});
