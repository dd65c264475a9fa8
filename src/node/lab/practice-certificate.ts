import { windowsSelfMade } from './certificate-kinds.ts';
import { makeCertificate, type CertificateRecipe, type MadeCertificate } from './certificates.ts';

/** What practice servers call themselves. */
export const practiceName = 'SRV01';

/** The moment `days` from now, as ISO 8601; a negative number is in the past. One now for a process: what a server shows stays what it is. */
export function daysFromNow(days: number): string {
  now ??= Math.floor(Date.now() / 60_000) * 60_000;
  return new Date(now + days * DAY).toISOString();
}

let now: number | undefined;

/** The certificate Windows makes for Remote Desktop itself, a month old. */
export function selfMade(changes: Partial<CertificateRecipe> = {}): readonly MadeCertificate[] {
  return [windowsSelfMade(practiceName, daysFromNow(-30), changes)];
}

/** A certificate as a company's own authority issues it, with that authority behind it. */
export function issuedByCompany(changes: Partial<CertificateRecipe> = {}): readonly MadeCertificate[] {
  const authority = makeCertificate({
    commonName: 'Practice Company CA',
    notBefore: daysFromNow(-400),
    notAfter: daysFromNow(3_000),
    keySlot: 'company CA',
    keyUsage: ['keyCertSign', 'cRLSign'],
    isCa: true,
  });
  const leaf = makeCertificate({
    commonName: 'srv01.practice.example',
    alternativeNames: ['srv01.practice.example', 'srv01'],
    notBefore: daysFromNow(-100),
    notAfter: daysFromNow(265),
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    issuer: authority,
    ...changes,
  });
  return [leaf, authority];
}

const DAY = 86_400_000;
