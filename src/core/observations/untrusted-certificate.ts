import { isServersOwn } from '../remedy/compared.ts';
import { trustWords } from '../codes/trust-words.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

const issued = {
  ...healthy.tlsCertificate,
  issuer: 'CN=Corp CA 2',
  selfSigned: false,
  windowsSelfMade: false,
};

export const untrustedCertificate = defineObservation({
  id: 'untrusted-certificate',
  title: 'This machine does not trust the authority that issued the server certificate',
  phase: 'certificate',
  impact: 'informs',
  explanation:
    'The certificate comes from an authority that this machine does not know, or a link between them is missing. The client warns that the identity cannot be verified; it connects if the person accepts. Another machine may trust it.',
  needs: ['tlsChain', 'tlsCertificate'],
  uses: ['listenerCertificate', 'remoteDesktopStore', 'nameResolution'],

  look({ tlsChain: { trustedHere, trustProblem, length }, tlsCertificate: { selfSigned, issuer } }) {
    if (selfSigned) return notSeen(cite('tlsCertificate', 'is self-signed: there is no authority behind it'));
    if (trustedHere === undefined) return notLooked(cite('tlsChain', 'nobody here could judge the chain'));
    if (trustedHere) return notSeen(cite('tlsChain', 'is trusted by this machine'));
    const problem = trustWords(trustProblem);
    if (trustProblem === 'CERT_HAS_EXPIRED' || trustProblem === 'CERT_NOT_YET_VALID')
      return notSeen(cite('tlsChain', `another reason: ${problem}`));
    return seen(
      cite(
        'tlsChain',
        `${problem}; ${length === 1 ? '1 certificate was' : `${length} certificates were`} sent`,
      ),
      cite('tlsCertificate', `issued by ${issuer}`),
    );
  },

  remedies: ({ tlsCertificate: { issuer, sha1 }, nameResolution, ...inside }) => [
    ...(nameResolution !== undefined && isServersOwn(sha1, inside)
      ? [
          {
            title: 'Remember this one certificate: the server itself names the same thumbprint',
            on: 'client',
            actions: [{ kind: 'trustCertificate', host: nameResolution.name, sha1 }],
          } as const,
        ]
      : []),
    byHand(
      'Let this machine know the authority',
      'client',
      `If ${issuer} is an authority of your organisation: install its root certificate (domain members get it by group policy).`,
      'If the root is there: have the server send the missing intermediate certificate.',
    ),
  ],
  wouldNotHelp: ['authentication level:i:0: it switches the check off for every server'],
  settledBy: 'rdpdoctor check HOST on the machine that shows the warning',
  references: [sources.certificateProfile],
  examples: [
    {
      name: 'an unknown authority',
      facts: {
        tlsCertificate: issued,
        tlsChain: {
          ...healthy.tlsChain,
          trustedHere: false,
          trustProblem: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        },
      },
      verdict: 'seen',
    },
    {
      name: 'an unknown authority, and the server itself says that this is its certificate',
      facts: {
        tlsCertificate: { ...issued, sha1: healthy.listenerCertificate.boundSha1! },
        tlsChain: { ...healthy.tlsChain, trustedHere: false, trustProblem: 'SELF_SIGNED_CERT_IN_CHAIN' },
      },
      verdict: 'seen',
    },
    {
      name: 'distrusted only because it has expired',
      facts: {
        tlsCertificate: { ...issued, notAfter: '2026-08-01T00:00:00.000Z' },
        tlsChain: { ...healthy.tlsChain, trustedHere: false, trustProblem: 'CERT_HAS_EXPIRED' },
      },
      verdict: 'notSeen',
    },
    {
      name: 'nobody could judge',
      facts: { tlsCertificate: issued, tlsChain: { length: 1, certificates: [] } },
      verdict: 'notLooked',
    },
  ],
});
