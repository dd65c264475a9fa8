import { offerWords } from '../codes/offer-words.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

const offer = ['ssl', 'hybrid', 'hybridEx'] as const;

export const unofferedProtocol = defineObservation({
  id: 'unoffered-protocol',
  title: 'The server chose a security protocol that was not offered',
  phase: 'negotiation',
  impact: 'degrades',
  explanation:
    'A server chooses from what the client offers. One that chooses something else is no Windows host, or the answer was changed on the way; a client that follows it may end at a step it did not ask for.',
  needs: ['protocolAnswers'],

  look({ protocolAnswers }) {
    // What is asked with less than the usual offer is a question of this check, and no client's.
    const full = protocolAnswers.filter((answered) => answered.offer.includes('hybrid'));
    if (full.length === 0) return notLooked();
    const strange = full.find(
      ({ offer: offered, answer }) =>
        answer.outcome === 'accepted' &&
        !['rdp', 'none'].includes(answer.protocol) &&
        !offered.includes(answer.protocol),
    );
    if (strange === undefined || strange.answer.outcome !== 'accepted')
      return notSeen(cite('protocolAnswers', 'what was chosen had been offered'));
    return {
      is: 'seen',
      title: `The server chose ${strange.answer.protocol.toUpperCase()}, which was not offered`,
      because: [
        cite(
          'protocolAnswers',
          `offered: ${offerWords(strange.offer)}; chosen: ${offerWords([strange.answer.protocol])}`,
        ),
      ],
    };
  },

  remedies: () => [
    byHand(
      'Find out who answers',
      'network',
      'Check from the network of the server: if another protocol is chosen there, something on the way changes the answer.',
    ),
  ],
  settledBy: 'rdpdoctor check from the network of the server, or a capture on both ends',
  references: [sources.connectionConfirm],
  examples: [
    {
      name: 'RDSTLS was chosen, and not offered',
      facts: {
        protocolAnswers: [
          { offer: [...offer], answer: { outcome: 'accepted', protocol: 'rdstls', flags: 0x1f } },
        ],
      },
      verdict: 'seen',
    },
    { name: 'NLA was offered and chosen', verdict: 'notSeen' },
    { name: 'only less was offered', facts: { protocolAnswers: [] }, verdict: 'notLooked' },
  ],
});
