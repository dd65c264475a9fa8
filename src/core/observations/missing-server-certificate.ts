import { endsInEncryption, refusesOffer } from '../facts/situations.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { issueOwnCertificate } from '../remedy/remedies/issue-own-certificate.ts';
import { sources } from '../judging/sources.ts';

export const missingServerCertificate = defineObservation({
  id: 'missing-server-certificate',
  title: 'The server says that it has no certificate it can use for TLS',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  explanation:
    'The answer to the connection request was SSL_CERT_NOT_ON_SERVER: the server could not initialise TLS for lack of a valid certificate. Usually the listener is bound to a thumbprint ' +
    'that no longer exists, or the certificate was removed and no new one could be made. The answer does not say which.',
  needs: ['rdpNegotiation'],
  uses: ['listenerCertificate'],

  look({ rdpNegotiation: answer, listenerCertificate }) {
    if (answer.outcome !== 'refused' || answer.failure !== 'sslCertNotOnServer')
      return notSeen(cite('rdpNegotiation', 'the server did not answer that it lacks a certificate'));
    const bound = listenerCertificate?.boundSha1;
    const lost = listenerCertificate && bound !== undefined && listenerCertificate.store === undefined;
    return seen(
      cite('rdpNegotiation', `refused with failure code ${answer.code} (SSL_CERT_NOT_ON_SERVER)`),
      ...(lost
        ? [cite('listenerCertificate', `the listener is bound to ${bound}, which no store holds`)]
        : []),
    );
  },

  remedies: () => [
    { ...issueOwnCertificate({ unbind: true }), title: 'Let Windows make and bind a new certificate' },
  ],
  wouldNotHelp: [
    'lowering the security layer: it hides the fault and removes the encryption',
    'renaming MachineKeys: it orphans every machine key of the host',
  ],
  settledBy: 'the collector on the server: it reads the bound thumbprint and the stores',
  references: [sources.negotiationFailure],
  examples: [
    { name: 'failure code 3', ...refusesOffer('sslCertNotOnServer', 3), verdict: 'seen' },
    {
      name: 'a handshake that is closed is another thing',
      ...endsInEncryption({
        outcome: 'closed',
        ms: 4,
        bytes: 0,
        sawServerHello: false,
        sawCertificate: false,
      }),
      verdict: 'notSeen',
    },
  ],
});
