import type { FactTypes } from '../facts/vocabulary.ts';
import { issueOwnCertificate } from '../remedy/remedies/issue-own-certificate.ts';
import { byHand, type Remedy } from '../remedy/remedy.ts';

/** How to replace a certificate that Windows did not make for itself, or that it did. */
export function replaceCertificate(
  certificate: FactTypes['tlsCertificate'],
  wanted: string,
): readonly Remedy[] {
  const bought = byHand(
    'Get a certificate that fits, and bind it',
    'server',
    `Request a certificate with ${wanted}, then \`rdpdoctor bind THUMBPRINT\` on the server.`,
  );
  return certificate.windowsSelfMade ? [issueOwnCertificate({ remove: certificate.sha1 })] : [bought];
}
