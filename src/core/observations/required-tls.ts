import { refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const requiredTls = defineObservation({
  id: 'required-tls',
  title: 'The server requires TLS and the offer did not satisfy it',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The answer to the connection request was SSL_REQUIRED_BY_SERVER. A current client offers TLS, so this is seen with very old clients, with clients that offer only NLA to a server that has none, ' +
    'and behind proxies that take the offer out of the request.',
  needs: ['rdpNegotiation'],

  look({ rdpNegotiation: answer }) {
    if (answer.outcome !== 'refused' || answer.failure !== 'sslRequiredByServer')
      return notSeen(cite('rdpNegotiation', 'the server did not answer that it requires TLS'));
    return seen(cite('rdpNegotiation', `refused with failure code ${answer.code} (SSL_REQUIRED_BY_SERVER)`));
  },

  remedies: () => [
    byHand(
      'Connect with a client that offers TLS, without a proxy that changes the request',
      'client',
      'Use a current client; on old Windows install its last Remote Desktop update.',
      'Check the server past any bastion or proxy: if it accepts the same offer there, the proxy removed it.',
    ),
  ],
  wouldNotHelp: ['lowering the security layer of the server: it removes the encryption for everybody'],
  settledBy: 'rdpdoctor check from the network of the server',
  references: [sources.negotiationFailure],
  examples: [
    { name: 'failure code 1', ...refusesOffer('sslRequiredByServer', 1), verdict: 'seen' },
    {
      name: 'refused only where TLS was not offered',
      facts: {
        protocolAnswers: [
          { offer: ['rdp'], answer: { outcome: 'refused', failure: 'sslRequiredByServer', code: 1 } },
        ],
      },
      verdict: 'notSeen',
    },
  ],
});
