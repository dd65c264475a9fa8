import { endsInNegotiation } from '../facts/situations.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, unclear } from './cause.ts';

export const swallowedRequest = defineCause({
  id: 'swallowed-request',
  title: 'Something that inspects connections swallows the RDP request',
  phase: 'negotiation',
  impact: 'blocks',
  predicts: ['silent-listener'],
  explanation:
    'The port reads what is sent to it: a question in plain text is cut at once. Only the RDP request meets silence. A service that hangs is silent to both; a firewall that knows applications, or intrusion prevention, drops Remote Desktop and lets the rest reach the server.',
  needs: ['rdpNegotiation', 'portSpeech'],

  detect({ rdpNegotiation: answer, portSpeech: { protocol, ending } }) {
    if (answer.outcome !== 'timedOut' || answer.bytes > 0)
      return ruledOut(cite('rdpNegotiation', `the request was not met with silence (${answer.outcome})`));
    if (protocol !== 'silent' || ending === undefined) return unclear();
    if (ending === 'timedOut') return ruledOut(cite('portSpeech', 'plain text meets the same silence'));
    return inferred(
      cite('portSpeech', `a question in plain text was ${ending === 'closed' ? 'closed' : 'reset'}`),
      cite('rdpNegotiation', `no byte within ${answer.ms} ms of the connection request`),
    );
  },

  remedies: () => [
    byHand(
      'Find what drops Remote Desktop by its content',
      'network',
      'From the network of the server: `rdpdoctor check SERVER`. If it answers there, look in the firewalls and intrusion prevention between for a rule against RDP or remote access.',
      'Have Remote Desktop to this server allowed there, or connect through the gateway or VPN that is meant for it.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check from the network of the server, or a capture on both ends',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'plain text is cut, RDP meets silence',
      ...endsInNegotiation('silence', 0, { portSpeech: { protocol: 'silent', ending: 'reset' } }),
      verdict: 'inferred',
    },
    {
      name: 'silence to everything',
      ...endsInNegotiation('silence', 0, { portSpeech: { protocol: 'silent', ending: 'timedOut' } }),
      verdict: 'ruledOut',
    },
    { name: 'how plain text ended is not known', ...endsInNegotiation('silence'), verdict: 'unclear' },
    { name: 'the request is answered', verdict: 'ruledOut' },
  ],
});
