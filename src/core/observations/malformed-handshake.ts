import { problemWords } from '../codes/problem-words.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const malformedHandshake = defineObservation({
  id: 'malformed-handshake',
  title: 'The server answers the TLS handshake with something that is not TLS',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'TLS was agreed on, and what came was not TLS. xrdp does that when it cannot use its certificate and key (they do not belong together, or the key is too short): it goes on without encryption. ' +
    'A proxy that speaks RDP only in part does it too.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  look({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome !== 'malformed')
      return notSeen(cite('tlsHandshake', `what came is TLS, or nothing (${handshake.outcome})`));
    if (handshake.problem.code === 'wrongSignature')
      return notSeen(cite('tlsHandshake', problemWords(handshake.problem)));
    return seen(cite('tlsHandshake', problemWords(handshake.problem)), ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Look at the certificate and key of what answers',
      'server',
      'xrdp: compare `openssl x509 -noout -pubkey -in CERT` with `openssl pkey -pubout -in KEY`; they have to be the same, with at least 2048 bits.',
      'Behind a bastion or proxy: check the server itself from its own network.',
    ),
  ],
  settledBy: 'the log of the server, or a check from its own network',
  references: [sources.tlsAlerts],
  examples: [
    {
      name: 'an X.224 packet instead of a ServerHello',
      ...endsInEncryption({
        outcome: 'malformed',
        problem: { code: 'plainRdp', params: { first: '0300000b' } },
      }),
      verdict: 'seen',
    },
    {
      name: 'a signature that does not fit is TLS',
      ...endsInEncryption({
        outcome: 'malformed',
        problem: { code: 'wrongSignature', params: { reason: 'ERR_SSL_BAD_SIGNATURE' } },
      }),
      verdict: 'notSeen',
    },
    {
      name: 'closed without a byte',
      ...endsInEncryption({
        outcome: 'closed',
        ms: 3,
        bytes: 0,
        sawServerHello: false,
        sawCertificate: false,
      }),
      verdict: 'notSeen',
    },
  ],
});
