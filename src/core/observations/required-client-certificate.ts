import { endsInEncryption, refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const requiredClientCertificate = defineObservation({
  id: 'required-client-certificate',
  title: 'The server asks for a certificate of the client',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  covers: ['unexpected-tls-alert'],
  explanation:
    'What answers wants the client to prove itself with a certificate during TLS. A plain Windows Remote Desktop host does not do that; a proxy or bastion in front of it may.',
  needs: ['rdpNegotiation'],
  uses: ['tlsHandshake'],

  look({ rdpNegotiation: answer, tlsHandshake }) {
    if (answer.outcome === 'refused' && answer.failure === 'sslWithUserAuthRequiredByServer')
      return seen(
        cite(
          'rdpNegotiation',
          `refused with failure code ${answer.code} (SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER)`,
        ),
      );
    if (tlsHandshake?.outcome === 'alert' && tlsHandshake.alert === 116)
      return seen(cite('tlsHandshake', 'TLS alert 116 (certificate_required)'));
    if (tlsHandshake?.outcome === 'alert' && tlsHandshake.askedClientCertificate)
      return seen(
        cite(
          'tlsHandshake',
          `the server asked for a certificate of the client, and without one ended with alert ${tlsHandshake.alert}`,
        ),
      );
    return notSeen(cite('rdpNegotiation', 'nobody asked for a certificate of the client'));
  },

  remedies: () => [
    byHand(
      'Connect the way the proxy expects',
      'client',
      'Ask the administrator of the proxy or bastion which client and which certificate it wants.',
      'From the network of the server, check the server itself: `rdpdoctor check SERVER`.',
    ),
  ],
  settledBy: 'rdpdoctor check from the network of the server',
  references: [sources.negotiationFailure, sources.tlsAlerts],
  examples: [
    { name: 'failure code 6', ...refusesOffer('sslWithUserAuthRequiredByServer', 6), verdict: 'seen' },
    { name: 'alert 116', ...endsInEncryption({ outcome: 'alert', alert: 116, ms: 6 }), verdict: 'seen' },
    {
      name: 'asked for, and alert 40 without',
      ...endsInEncryption({
        outcome: 'alert',
        alert: 40,
        ms: 6,
        sawServerHello: true,
        askedClientCertificate: true,
      }),
      verdict: 'seen',
    },
    {
      name: 'another alert',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 6 }),
      verdict: 'notSeen',
    },
  ],
});
