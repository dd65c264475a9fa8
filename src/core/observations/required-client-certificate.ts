import { endsInEncryption, endsInSignIn, refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const requiredClientCertificate = defineObservation({
  id: 'required-client-certificate',
  title: 'The server asks for a certificate of the client',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  covers: ['unexpected-tls-alert', 'closed-credssp'],
  explanation:
    'What answers wants the client to prove itself with a certificate during TLS. A plain Windows Remote Desktop host does not do that; a proxy or bastion in front of it may.',
  needs: ['rdpNegotiation'],
  uses: ['tlsHandshake', 'phaseOfDeath'],

  look({ rdpNegotiation: answer, tlsHandshake, phaseOfDeath }) {
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
    // With TLS 1.3 the handshake is over for the client before the server misses the certificate.
    const end = phaseOfDeath?.ending;
    if (end?.by === 'alert' && end.alert === 116 && end.side !== 'client')
      return {
        is: 'seen',
        phase: 'encryption',
        because: [
          cite(
            'phaseOfDeath',
            `TLS alert 116 (certificate_required) ${Math.round(end.ms)} ms after the TLS handshake`,
          ),
        ],
      };
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
      name: 'alert 116 after TLS 1.3 was complete',
      ...endsInSignIn(
        { outcome: 'reset' },
        {
          phaseOfDeath: {
            phase: 'signIn',
            ending: { by: 'alert', after: 'credsspNegotiate', ms: 3, bytes: 0, alert: 116 },
            sameEnding: 3,
            attempts: 3,
          },
        },
      ),
      verdict: 'seen',
    },
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
