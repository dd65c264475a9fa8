import { problemWords } from '../codes/problem-words.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, unclear } from './cause.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const refused = { code: 'wrongSignature', params: { reason: 'ERR_SSL_BAD_SIGNATURE' } } as const;

export const mismatchedCertificateKey = defineCause({
  id: 'mismatched-certificate-key',
  title: 'The server signs with another key than the one of the certificate it shows',
  phase: 'encryption',
  impact: 'blocks',
  predicts: ['malformed-handshake', 'cut-handshake', 'reset-in-handshake'],
  explanation:
    'In the handshake the server proves that it holds the key of its certificate, and the proof does not fit. Certificate and key were replaced one without the other, or the certificate was bound to the wrong key. ' +
    'Every client breaks off there.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  detect({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome === 'completed')
      return ruledOut(cite('tlsHandshake', `${handshake.version} completes: key and certificate fit`));
    if (handshake.outcome !== 'malformed' || handshake.problem.code !== 'wrongSignature') return unclear();
    return inferred(cite('tlsHandshake', problemWords(handshake.problem)), ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Put certificate and key together again',
      'server',
      'Windows: `certutil -verifystore MY THUMBPRINT` says whether the key belongs to the certificate; `certutil -repairstore MY THUMBPRINT` looks for the right one. Else import the .pfx again and bind it.',
      'xrdp and proxies: compare `openssl x509 -noout -pubkey -in CERT` with `openssl pkey -pubout -in KEY`.',
    ),
  ],
  wouldNotHelp: ['lowering the security layer: it removes the encryption instead of repairing it'],
  settledBy: 'certutil -verifystore MY THUMBPRINT, on the server',
  references: [sources.tlsAlerts],
  examples: [
    {
      name: 'the signature does not fit',
      ...endsInEncryption({ outcome: 'malformed', problem: refused }),
      verdict: 'inferred',
    },
    {
      name: 'the padding of the signature is wrong',
      ...endsInEncryption({
        outcome: 'malformed',
        problem: { code: 'wrongSignature', params: { reason: 'ERR_OSSL_RSA_INVALID_PADDING' } },
      }),
      verdict: 'inferred',
    },
    {
      name: 'something that is not TLS',
      ...endsInEncryption({
        outcome: 'malformed',
        problem: { code: 'plainRdp', params: { first: '0300000b' } },
      }),
      verdict: 'unclear',
    },
    { name: 'the handshake completes', verdict: 'ruledOut' },
  ],
});
