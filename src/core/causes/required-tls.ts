import { refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut } from './cause.ts';
import { sources } from './judging/sources.ts';

export const requiredTls = defineCause({
  id: 'required-tls',
  title: 'The server requires TLS and the offer did not satisfy it',
  stage: 'negotiate',
  impact: 'blocks',
  explanation:
    'The answer to the connection request was SSL_REQUIRED_BY_SERVER. A current client offers TLS, so this is seen with very old clients, with clients that offer only NLA to a server that has none, ' +
    'and behind proxies that take the offer out of the request.',
  needs: ['rdpNegotiation'],

  detect({ rdpNegotiation: answer }) {
    if (answer.outcome !== 'refused' || answer.failure !== 'sslRequiredByServer')
      return ruledOut(cite('rdpNegotiation', 'the server did not answer that it requires TLS'));
    return found(
      'certain',
      cite('rdpNegotiation', `refused with failure code ${answer.code} (SSL_REQUIRED_BY_SERVER)`),
    );
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
    { name: 'failure code 1', ...refusesOffer('sslRequiredByServer', 1), verdict: 'found' },
    {
      name: 'refused only where TLS was not offered',
      facts: {
        protocolAnswers: [
          { offer: ['rdp'], answer: { outcome: 'refused', failure: 'sslRequiredByServer', code: 1 } },
        ],
      },
      verdict: 'ruledOut',
    },
  ],
});
