import { makeCertificate } from './certificates.ts';
import type { CertificateRecipe, MadeCertificate } from './certificates.ts';

/** Object identifier of the extended key usage that a Remote Desktop server's certificate needs. */
export const serverAuth = '1.3.6.1.5.5.7.3.1';

const DAY = 86_400_000;

/** A certificate of the form Windows makes for Remote Desktop itself: valid for 183 days from `notBefore`. */
export function windowsSelfMade(
  commonName: string,
  notBefore: string,
  changes: Partial<CertificateRecipe> = {},
): MadeCertificate {
  return makeCertificate({
    commonName,
    notBefore,
    notAfter: new Date(Date.parse(notBefore) + 183 * DAY).toISOString(),
    extendedKeyUsage: [serverAuth],
    keyUsage: ['keyEncipherment', 'dataEncipherment'],
    ...changes,
  });
}

/** A leaf and the certificates above it, leaf first; `length` counts all of them, the self-signed root included. */
export function makeChain(length: number, leaf: CertificateRecipe): readonly MadeCertificate[] {
  if (length < 1) throw new RangeError(`a chain of ${length} certificates`);
  const chain: MadeCertificate[] = [];
  for (let above = length - 1; above > 0; above -= 1) {
    const issuer = chain[0];
    chain.unshift(
      makeCertificate({
        commonName: above === length - 1 ? 'Practice Root CA' : `Practice CA ${above}`,
        notBefore: leaf.notBefore,
        notAfter: leaf.notAfter,
        keySlot: above % 2 === 0 ? 'even CA' : 'odd CA',
        keyUsage: ['keyCertSign', 'cRLSign'],
        isCa: true,
        ...(issuer && { issuer }),
      }),
    );
  }
  const issuer = chain[0];
  return [makeCertificate({ ...leaf, ...(issuer && { issuer }) }), ...chain];
}
