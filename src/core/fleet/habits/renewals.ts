import { isoOf, millisOf } from '../../facts/time.ts';
import type { CertificateSpell } from '../certificate-spell.ts';
import type { SeenCertificate } from '../snapshot.ts';
import { issuerOf } from './issuer.ts';

/** One certificate that took the place of another: how many days that one still had. */
export interface Renewal {
  readonly host: string;
  readonly of: CertificateSort;
  readonly daysLeft: number;
  /** How many it had when the new one was issued, which may lie for a while until the service takes it. */
  readonly issuedLeft: number;
  /** When the new one came, as near as checks tell (ISO 8601). */
  readonly at: string;
}

/** Certificates that are renewed alike: by whom they were issued, and for how many days. */
export interface CertificateSort {
  readonly issuer: string;
  readonly days: number;
}

/** Renewals among the certificates of one host, the oldest first; two that are shown by turns are two machines, no renewal. */
export function renewalsOf(spells: readonly CertificateSpell[]): readonly Renewal[] {
  const sorted = spells.toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
  return sorted.flatMap((spell, i) => {
    const before = sorted[i - 1];
    if (before === undefined || !isRenewal(before, spell)) return [];
    const at = cameAt(before, spell);
    const daysLeft = daysLeftAt(before, at);
    const issuedLeft = daysLeftAt(before, millisOf(spell.certificate.notBefore));
    return [{ host: spell.host, of: sortOf(before.certificate), daysLeft, issuedLeft, at: isoOf(at) }];
  });
}

/** By whom and for how long it was issued. */
export function sortOf(certificate: SeenCertificate): CertificateSort {
  const { notBefore, notAfter } = certificate;
  return {
    issuer: issuerOf(certificate),
    days: Math.round((millisOf(notAfter) - millisOf(notBefore)) / DAY),
  };
}

/** Whether two sorts are renewed alike: the same issuer, and lives that differ by a tenth at most. */
export function isAlike(one: CertificateSort, other: CertificateSort): boolean {
  return one.issuer === other.issuer && Math.abs(one.days - other.days) <= other.days / 10;
}

function isRenewal(before: CertificateSpell, after: CertificateSpell): boolean {
  return (
    before.lastSeen <= after.firstSeen &&
    isAlike(sortOf(before.certificate), sortOf(after.certificate)) &&
    after.certificate.notAfter > before.certificate.notAfter
  );
}

function daysLeftAt({ certificate }: CertificateSpell, time: number): number {
  return (millisOf(certificate.notAfter) - time) / DAY;
}

/** Its own beginning, where that lies between the last sight of the old one and the first of the new. */
function cameAt(before: CertificateSpell, after: CertificateSpell): number {
  const made = millisOf(after.certificate.notBefore);
  return Math.min(Math.max(made, millisOf(before.lastSeen)), millisOf(after.firstSeen));
}

const DAY = 86_400_000;
