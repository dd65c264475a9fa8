import type { Certificate } from './certificate.ts';

/** What is kept of each certificate of a chain. */
export function chainEntryOf({ subject, issuer, sha256, notAfter, signature, keyBits }: Certificate) {
  return { subject, issuer, sha256, notAfter, signature, keyBits };
}
