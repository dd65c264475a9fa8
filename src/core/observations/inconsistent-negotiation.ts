import { refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const inconsistentNegotiation = defineObservation({
  id: 'inconsistent-negotiation',
  title: 'The server says that the offer contradicts the encryption already in use',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The answer was INCONSISTENT_FLAGS. By the specification it is sent only where TLS runs already before the RDP request, so something between here and the server has wrapped the connection in TLS of its own.',
  needs: ['rdpNegotiation'],

  look({ rdpNegotiation: answer }) {
    if (answer.outcome !== 'refused' || answer.failure !== 'inconsistentFlags')
      return notSeen(cite('rdpNegotiation', 'the server did not answer INCONSISTENT_FLAGS'));
    return seen(cite('rdpNegotiation', `refused with failure code ${answer.code} (INCONSISTENT_FLAGS)`));
  },

  remedies: () => [
    byHand(
      'Take the second TLS off the way',
      'network',
      'Look for a load balancer, stunnel or proxy in front of the server that speaks TLS to it, and switch it to plain TCP forwarding.',
    ),
  ],
  settledBy: 'rdpdoctor check from the network of the server',
  references: [sources.negotiationFailure],
  examples: [
    { name: 'failure code 4', ...refusesOffer('inconsistentFlags', 4), verdict: 'seen' },
    {
      name: 'TLS refused is another answer',
      ...refusesOffer('sslNotAllowedByServer', 2),
      verdict: 'notSeen',
    },
  ],
});
