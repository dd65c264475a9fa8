import { refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';

export const requiredNla = defineObservation({
  id: 'required-nla',
  title: 'The server requires NLA and says that it was not offered',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The server lets nobody in without Network Level Authentication (CredSSP), which is the right setting. Where NLA was in the offer, something between client and server took it out: a proxy, a bastion or a filter that rewrites the request.',
  needs: ['rdpNegotiation'],

  look({ rdpNegotiation: answer }) {
    if (answer.outcome !== 'refused' || answer.failure !== 'hybridRequiredByServer')
      return notSeen(cite('rdpNegotiation', 'the offer was not refused for lack of NLA'));
    return seen(
      cite('rdpNegotiation', `refused with failure code ${answer.code} (HYBRID_REQUIRED_BY_SERVER)`),
    );
  },

  remedies: () => [
    byHand(
      'Find what takes NLA out of the offer',
      'network',
      'From the network of the server, straight to the machine: `rdpdoctor check SERVER`. If it is accepted there, the proxy, bastion or filter on this way rewrites the request.',
      'In a recording of another client: use a client with NLA (every mstsc since Windows 7; FreeRDP: without -sec-nla).',
    ),
  ],
  wouldNotHelp: [
    'NLA off on the server "for testing": the sign-in screen is then open to everybody who reaches the port',
  ],
  settledBy: 'rdpdoctor check HOST from the network of the server',
  dialogs: ['0xB09'],
  references: [sources.negotiationFailure, sources.negotiationRequest],
  examples: [
    {
      name: 'refused although it was offered',
      ...refusesOffer('hybridRequiredByServer', 5),
      verdict: 'seen',
    },
    { name: 'accepted', verdict: 'notSeen' },
  ],
});
