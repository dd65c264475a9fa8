import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const closedBeforeAnswer = defineObservation({
  id: 'closed-before-answer',
  title:
    'The port accepts connections and closes them before any RDP is spoken, as a proxy does whose real server is down',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The port opens, and the far end closes in an orderly way (FIN) without a byte of RDP. A Remote Desktop server answers a well-formed request, even to refuse it; ' +
    'what closes at once is usually a load balancer, NAT rule, SSH or other tunnel whose target does not answer. A listener that gives up at once looks the same from outside.',
  needs: ['rdpNegotiation'],
  uses: ['phaseOfDeath', 'portSpeech'],

  look({ rdpNegotiation: answer, phaseOfDeath, portSpeech }) {
    if (answer.outcome !== 'closed')
      return notSeen(cite('rdpNegotiation', `the request was not answered by a close (${answer.outcome})`));
    if (answer.bytes > 0)
      return notSeen(cite('rdpNegotiation', `${answer.bytes} bytes came before the close`));
    const other = portSpeech && !['rdp', 'silent', 'unknown'].includes(portSpeech.protocol);
    if (other) return notSeen(cite('portSpeech', `the port speaks ${portSpeech.protocol}`));
    const closed = cite(
      'rdpNegotiation',
      `closed (FIN) with 0 bytes, ${answer.ms} ms after the connection request`,
    );
    return seen(closed, ...citeDeath(phaseOfDeath));
  },

  remedies: ({ phaseOfDeath }) => [
    byHand(
      'Look at what publishes the port',
      'network',
      'Find what owns this address and port (load balancer, gateway, NAT or SSH rule, tunnel service) and whether its target answers.',
      'From the network of the server: `rdpdoctor check SERVER` straight to the machine itself.',
    ),
    byHand(
      'If this address is the server itself, read why its listener gives up',
      'server',
      `Restart nothing yet; run the collector on the server.${phaseOfDeath && phaseOfDeath.sameEnding < phaseOfDeath.attempts ? ' Not every connection ended this way: look for load too.' : ''}`,
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check from the network of the server, or the collector on the server',
  dialogs: ['0x904/0x7', '0x904'],
  references: [
    sources.processingRequest,
    'https://github.com/tp4a/teleport/issues/280',
    'https://github.com/natfrp/wiki/discussions/683',
  ],
  examples: [
    { name: 'closed after 1 ms, three times', ...endsInNegotiation('fin'), verdict: 'seen' },
    {
      name: 'reset instead of closed',
      ...endsInNegotiation('rst'),
      verdict: 'notSeen',
    },
    {
      name: 'an SSH server closes after its greeting',
      ...endsInNegotiation('fin', 21, { portSpeech: { protocol: 'ssh', banner: 'SSH-2.0-OpenSSH_9.2' } }),
      verdict: 'notSeen',
    },
  ],
});
