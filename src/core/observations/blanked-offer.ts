import { offerWords } from '../codes/offer-words.ts';
import { healthy } from '../facts/healthy.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';

const offer = ['ssl', 'hybrid', 'hybridEx'] as const;
const old = { outcome: 'accepted', protocol: 'rdp', flags: 0, withoutBlock: true } as const;

export const blankedOffer = defineObservation({
  id: 'blanked-offer',
  title: 'Something on the way takes TLS and NLA out of the request before it reaches the server',
  phase: 'negotiation',
  impact: 'degrades',
  ending: true,
  whileAlive: true,
  covers: ['standard-security-only', 'unrequired-nla'],
  explanation:
    'The server says which offer it received, and that is not the one that was sent. A proxy, a bastion, an inspecting firewall or somebody in the middle changes the request, so that the old RDP security is used: without it nobody could read along.',
  needs: ['standardSecurity', 'rdpNegotiation', 'protocolAnswers'],

  look({ standardSecurity: { offerReceived }, rdpNegotiation: answer, protocolAnswers }) {
    if (answer.outcome !== 'accepted' || (answer.protocol !== 'rdp' && answer.protocol !== 'none'))
      return notSeen(cite('rdpNegotiation', 'the old RDP security was not chosen'));
    const sent = protocolAnswers.find((answered) => answered.offer.includes('ssl'))?.offer;
    if (offerReceived === undefined || sent === undefined) return notLooked();
    const received = cite(
      'standardSecurity',
      `the server received the offer of ${offerWords(offerReceived)}`,
    );
    if (offerReceived.includes('ssl') || offerReceived.includes('hybrid')) return notSeen(received);
    return seen(received, cite('protocolAnswers', `sent was ${offerWords(sent)}`));
  },

  remedies: () => [
    byHand(
      'Find what changes the request',
      'network',
      'Check the server from its own network: `rdpdoctor check SERVER`. If TLS is chosen there, a device between here and there takes the offer out.',
      'Until it is found, type no password on this way: it can be read.',
    ),
  ],
  wouldNotHelp: ['raising the security layer of the server: it never sees what the client offers'],
  settledBy: 'rdpdoctor check from the network of the server, or a capture on both ends',
  references: [
    'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/379a020e-9925-4b4f-98f3-7d634e10b411',
    sources.negotiationRequest,
  ],
  examples: [
    {
      name: 'sent with TLS and NLA, received without',
      facts: {
        rdpNegotiation: old,
        protocolAnswers: [{ offer: [...offer], answer: old }],
        standardSecurity: { ...healthy.standardSecurity, offerReceived: ['rdp'] },
      },
      unknown: ['tlsHandshake', 'tlsCertificate', 'tlsChain', 'nameMatch', 'credssp', 'ntlmIdentity'],
      verdict: 'seen',
    },
    {
      name: 'received as it was sent, and the old security chosen',
      facts: {
        rdpNegotiation: old,
        protocolAnswers: [{ offer: [...offer], answer: old }],
        standardSecurity: { ...healthy.standardSecurity, offerReceived: [...offer] },
      },
      verdict: 'notSeen',
    },
    {
      name: 'a server that does not say what it received',
      facts: { rdpNegotiation: old, protocolAnswers: [{ offer: [...offer], answer: old }] },
      verdict: 'notLooked',
    },
  ],
});
