import { problemWords } from '../codes/problem-words.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const malformedNegotiation = defineObservation({
  id: 'malformed-negotiation',
  title: 'The answer to the connection request is not RDP as the specification has it',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'Bytes came back that no RDP server should send here. A proxy or bastion that speaks RDP only in part, a device that alters the traffic, or another service answers.',
  needs: ['rdpNegotiation'],
  uses: ['phaseOfDeath', 'portSpeech'],

  look({ rdpNegotiation: answer, phaseOfDeath, portSpeech }) {
    if (answer.outcome !== 'malformed')
      return notSeen(cite('rdpNegotiation', `the answer is well-formed or absent (${answer.outcome})`));
    const speech =
      portSpeech?.protocol === 'unknown' && portSpeech.banner
        ? [cite('portSpeech', `it said: "${portSpeech.banner}"`)]
        : [];
    return seen(cite('rdpNegotiation', problemWords(answer.problem)), ...speech, ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Find out what answers',
      'network',
      'Check the server straight, past any bastion, proxy or gateway: if it answers properly there, what stands between alters RDP.',
      'Check that the port number is the one Remote Desktop uses here.',
    ),
  ],
  settledBy: 'rdpdoctor check from the network of the server',
  references: [sources.connectionConfirm],
  examples: [
    {
      name: 'a wrong length',
      ...endsInNegotiation('fin', 0, {
        rdpNegotiation: {
          outcome: 'malformed',
          problem: { code: 'badField', params: { field: 'TPKT.length' } },
        },
        portSpeech: { protocol: 'rdp' },
      }),
      verdict: 'seen',
    },
    {
      name: 'closed without an answer',
      ...endsInNegotiation('fin'),
      verdict: 'notSeen',
    },
  ],
});
