import { healthy } from '../facts/healthy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { replaceCertificate } from '../judging/replacement.ts';
import { sources } from '../judging/sources.ts';

export const weakCertificateSignature = defineObservation({
  id: 'weak-certificate-signature',
  title: 'The server certificate is signed with a broken hash (SHA-1 or MD5)',
  phase: 'certificate',
  impact: 'weakens',
  explanation:
    'Certificates signed with SHA-1 or MD5 can be forged, and current systems distrust them when an authority signed them. On a self-signed certificate nobody relies on the signature, ' +
    'so nothing fails; it shows that the certificate comes from an old system.',
  needs: ['tlsCertificate'],
  uses: ['tlsChain'],

  look({ tlsCertificate: { signature, selfSigned }, tlsChain }) {
    const weak = /md[245]|sha-?1(?!\d)/i;
    const says = cite('tlsCertificate', `signed with ${signature}${selfSigned ? ', by itself' : ''}`);
    if (weak.test(signature)) return seen(says);
    const issuer = tlsChain?.certificates
      .slice(1)
      .find((link) => link.subject !== link.issuer && weak.test(link.signature));
    if (!issuer) return notSeen(says);
    return seen(cite('tlsChain', `${issuer.subject} is signed with ${issuer.signature}`));
  },

  remedies: ({ tlsCertificate }) => replaceCertificate(tlsCertificate, 'a SHA-256 signature'),
  settledBy: 'rdpdoctor check HOST',
  references: ['https://www.rfc-editor.org/rfc/rfc9155', sources.certificateProfile],
  examples: [
    {
      name: 'SHA-1',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, signature: 'sha1WithRSAEncryption' } },
      verdict: 'seen',
    },
    {
      name: 'SHA-384',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, signature: 'sha384WithRSAEncryption' } },
      verdict: 'notSeen',
    },
  ],
});
