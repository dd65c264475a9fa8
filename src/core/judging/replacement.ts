import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy/remedy.ts';

/** How to replace a certificate that Windows did not make for itself, or that it did. */
export function replaceCertificate(
  certificate: FactTypes['tlsCertificate'],
  wanted: string,
): readonly Remedy[] {
  const own: Remedy = {
    title: 'Let Windows issue a new certificate',
    on: 'server',
    risk: 'dropsSessions',
    actions: [
      { kind: 'removeCertificate', store: 'Remote Desktop', sha1: certificate.sha1 },
      { kind: 'restartServices', services: ['SessionEnv', 'TermService'] },
      { kind: 'awaitSelfSignedCertificate', seconds: 60 },
    ],
  };
  const bought = byHand(
    'Get a certificate that fits, and bind it',
    'server',
    `Request a certificate with ${wanted}, then \`rdpdoctor bind THUMBPRINT\` on the server.`,
  );
  return certificate.windowsSelfMade ? [own] : [bought];
}
