import { refusesOffer } from '../facts/situations.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const refusedTls = defineObservation({
  id: 'refused-tls',
  title: 'The server refuses encryption by TLS: it is set to the old RDP security only',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  covers: ['unrequired-nla'],
  explanation:
    'The answer to the connection request was SSL_NOT_ALLOWED_BY_SERVER. On Windows that is the security layer "RDP" (SecurityLayer = 0), often set by following a guide. ' +
    'Clients and bastions that insist on TLS or NLA cannot connect; those that fall back get a connection whose server is not verified.',
  needs: ['rdpNegotiation'],
  uses: ['listenerSettings'],

  look({ rdpNegotiation: answer, listenerSettings }) {
    if (answer.outcome !== 'refused' || answer.failure !== 'sslNotAllowedByServer')
      return notSeen(cite('rdpNegotiation', 'the server did not refuse TLS'));
    const layer = listenerSettings?.securityLayer;
    return seen(
      cite('rdpNegotiation', `refused with failure code ${answer.code} (SSL_NOT_ALLOWED_BY_SERVER)`),
      ...(layer ? [cite('listenerSettings', `SecurityLayer is ${layer.value}, set by ${layer.origin}`)] : []),
    );
  },

  remedies: () => [
    {
      title: 'Set the security layer back to TLS',
      on: 'server',
      actions: [{ kind: 'setSecurityLayer', layer: 2 }],
    },
  ],
  wouldNotHelp: ['a new certificate: TLS is not even tried'],
  settledBy: 'the collector on the server: it reads SecurityLayer and the policy behind it',
  references: [sources.negotiationFailure, 'https://github.com/tp4a/teleport/issues/280'],
  examples: [
    { name: 'failure code 2', ...refusesOffer('sslNotAllowedByServer', 2), verdict: 'seen' },
    {
      name: 'no certificate is another refusal',
      ...refusesOffer('sslCertNotOnServer', 3),
      verdict: 'notSeen',
    },
  ],
});
