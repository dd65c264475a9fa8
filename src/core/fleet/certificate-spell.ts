import type { SeenCertificate } from './snapshot.ts';

/** A certificate of a host as it was seen over time (ISO 8601). */
export interface CertificateSpell {
  readonly host: string;
  readonly certificate: SeenCertificate;
  readonly firstSeen: string;
  readonly lastSeen: string;
}
