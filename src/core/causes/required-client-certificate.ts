import { endsInEncryption, refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut } from './cause.ts';
import { sources } from './judging/sources.ts';

export const requiredClientCertificate = defineCause({
  id: 'required-client-certificate',
  title: 'The server asks for a certificate of the client',
  stage: 'negotiate',
  impact: 'blocks',
  explanation:
    'What answers wants the client to prove itself with a certificate during TLS. A plain Windows Remote Desktop host does not do that; a proxy or bastion in front of it may.',
  needs: ['rdpNegotiation'],
  uses: ['tlsHandshake'],
  accountsFor: ['unexpected-tls-alert'],

  detect({ rdpNegotiation: answer, tlsHandshake }) {
    if (answer.outcome === 'refused' && answer.failure === 'sslWithUserAuthRequiredByServer')
      return found(
        'certain',
        cite(
          'rdpNegotiation',
          `refused with failure code ${answer.code} (SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER)`,
        ),
      );
    if (tlsHandshake?.outcome === 'alert' && tlsHandshake.alert === 116)
      return found('certain', cite('tlsHandshake', 'TLS alert 116 (certificate_required)'));
    if (tlsHandshake?.outcome === 'alert' && tlsHandshake.askedClientCertificate)
      return found(
        'likely',
        cite(
          'tlsHandshake',
          `the server asked for a certificate of the client, and without one ended with alert ${tlsHandshake.alert}`,
        ),
      );
    return ruledOut(cite('rdpNegotiation', 'nobody asked for a certificate of the client'));
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
    { name: 'failure code 6', ...refusesOffer('sslWithUserAuthRequiredByServer', 6), verdict: 'found' },
    { name: 'alert 116', ...endsInEncryption({ outcome: 'alert', alert: 116, ms: 6 }), verdict: 'found' },
    {
      name: 'asked for, and alert 40 without',
      ...endsInEncryption({
        outcome: 'alert',
        alert: 40,
        ms: 6,
        sawServerHello: true,
        askedClientCertificate: true,
      }),
      verdict: 'found',
    },
    {
      name: 'another alert',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 6 }),
      verdict: 'ruledOut',
      also: ['no-common-cipher'],
    },
  ],
});
