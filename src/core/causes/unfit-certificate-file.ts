import { healthy } from '../facts/healthy.ts';
import { dayOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

type Certificate = FactTypes['tlsCertificate'];

/** Server Authentication, Remote Desktop Authentication, any. */
const fitting = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.54.1.2', '2.5.29.37.0'];
const file = healthy.certificateFile;
const certificate = file.certificates[0]!;

export const unfitCertificateFile = defineCause({
  id: 'unfit-certificate-file',
  title: 'The certificate in the file cannot serve for Remote Desktop',
  phase: 'certificate',
  impact: 'degrades',
  predicts: [],
  explanation:
    'The listener takes a certificate only with valid dates, a use that includes servers, and a private key that it may use. One that lacks this is rejected when it is bound (RemoteConnectionManager 1051, 1053, 1054), or clients refuse it.',
  needs: ['certificateFile', 'clockHere'],

  detect({ certificateFile, clockHere }) {
    const [leaf] = certificateFile.certificates;
    if (!leaf) return unclear(cite('certificateFile', `${certificateFile.file}: holds no certificate`));
    const faults = faultsOf(leaf, clockHere, certificateFile);
    if (faults.length > 0)
      return proven(...faults.map((says) => cite('certificateFile', `${leaf.subject}: ${says}`)));
    return ruledOut(
      cite('certificateFile', `${leaf.subject}: dates, use and key fit; valid until ${dayOf(leaf.notAfter)}`),
    );
  },

  remedies: () => [
    byHand(
      'Request a certificate that fits',
      'server',
      'It needs Server Authentication (1.3.6.1.5.5.7.3.1) or Remote Desktop Authentication (1.3.6.1.4.1.311.54.1.2), RSA of 2048 bits or more, the name people type, and its private key in the .pfx file.',
    ),
  ],
  settledBy: 'the .pfx file with its password',
  references: [sources.generalTroubleshooting, sources.certificateProfile],
  examples: [
    {
      name: 'expired',
      facts: {
        certificateFile: {
          ...file,
          certificates: [{ ...certificate, notAfter: '2026-03-01T00:00:00.000Z' }],
        },
      },
      verdict: 'recorded',
    },
    {
      name: 'for clients only',
      facts: {
        certificateFile: {
          ...file,
          certificates: [{ ...certificate, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }],
        },
      },
      verdict: 'recorded',
    },
    {
      name: 'a .pfx file without the key',
      facts: { certificateFile: { ...file, hasPrivateKey: false } },
      verdict: 'recorded',
    },
    {
      name: 'a .cer file never has the key',
      facts: { certificateFile: { ...file, file: 'srv01.cer', hasPrivateKey: false } },
      verdict: 'ruledOut',
    },
    { name: 'it fits', verdict: 'ruledOut' },
  ],
});

function faultsOf(
  leaf: Certificate,
  now: string,
  { file: name, hasPrivateKey }: FactTypes['certificateFile'],
) {
  const use = leaf.extendedKeyUsage;
  return [
    leaf.notAfter < now ? `ended ${dayOf(leaf.notAfter)}` : '',
    leaf.notBefore > now ? `begins only ${dayOf(leaf.notBefore)}` : '',
    use && !use.some((oid) => fitting.includes(oid))
      ? `its extended key usage (${use.join(', ')}) does not include servers`
      : '',
    leaf.keyType === 'rsa' && leaf.keyBits > 0 && leaf.keyBits < 2048
      ? `RSA ${leaf.keyBits}: shorter than 2048 bits`
      : '',
    leaf.keyUsage &&
    !leaf.keyUsage.some((bit) => ['digitalSignature', 'keyEncipherment', 'keyAgreement'].includes(bit))
      ? `its key usage (${leaf.keyUsage.join(', ')}) allows no TLS server`
      : '',
    /^(md5|sha1)/i.test(leaf.signature) ? `signed with ${leaf.signature}` : '',
    leaf.isCa && !leaf.selfSigned ? 'it is the certificate of an authority' : '',
    /\.(pfx|p12)$/i.test(name) && !hasPrivateKey ? 'the file holds no private key' : '',
  ].filter((fault) => fault !== '');
}
