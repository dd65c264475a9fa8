import type { SeenCertificate } from '../snapshot.ts';

/** Who stands behind a certificate: Windows itself, or the organisation or domain of the authority, which may have several names and keys. */
export function issuerOf({ issuer, windowsSelfMade }: Pick<SeenCertificate, 'issuer' | 'windowsSelfMade'>) {
  if (windowsSelfMade) return MADE_BY_WINDOWS;
  const parts = issuer.split(',').map((part) => part.trim());
  const organisation = parts.find((part) => part.startsWith('O='));
  const domain = parts.filter((part) => part.startsWith('DC='));
  return organisation ?? (domain.length > 0 ? domain.join(',') : issuer);
}

/** Stands for the issuer of what Windows makes for itself, whatever the name in it. */
export const MADE_BY_WINDOWS = 'windows';
