import { daysBetween } from '../../facts/time.ts';
import { tlsVersions } from '../../facts/tls-versions.ts';
import { failsExpectation, isThere, type Swept } from './swept.ts';
import type { Oddity } from './oddity.ts';
import type { SweepEnding } from './sweep-ending.ts';

/** What of a look is odd, by `now` (ISO 8601). */
export function oddOf(swept: Omit<Swept, 'odd' | 'at' | 'target'>, now: string): readonly Oddity[] {
  const { ending, snapshot, named } = swept;
  const odd: Oddity[] = [];
  const found = byEnding[ending];
  if (found !== undefined && isThere(swept) && (found !== 'dead' || named)) odd.push(found);
  if (ending === 'certificate' && snapshot.protocol === 'ssl') odd.push('withoutNla');
  if (snapshot.tls !== undefined && tlsVersions.indexOf(snapshot.tls) < tlsVersions.indexOf('TLS 1.2'))
    odd.push('oldTls');
  for (const code of certificateOddities(snapshot.certificate, now)) odd.push(code);
  if (Math.abs(snapshot.skewSeconds ?? 0) > MOST_SKEW) odd.push('clockOff');
  if (failsExpectation(swept) && swept.expected !== undefined) odd.push('notAsExpected');
  return odd;
}

function certificateOddities(certificate: Swept['snapshot']['certificate'], now: string): readonly Oddity[] {
  if (certificate === undefined) return [];
  const { notBefore, notAfter, keyType, keyBits, signature } = certificate;
  const odd: Oddity[] = [];
  if (notAfter < now) odd.push('expired');
  else if (notBefore > now) odd.push('notYetValid');
  else if (daysBetween(now, notAfter) < SOON_DAYS) odd.push('endsSoon');
  if (keyType === 'rsa' && keyBits > 0 && keyBits < 2048) odd.push('shortKey');
  if (/md5|sha1/i.test(signature)) odd.push('weakHash');
  return odd;
}

const byEnding: { readonly [E in SweepEnding]?: Oddity } = {
  withoutCertificate: 'withoutCertificate',
  unreadableCertificate: 'withoutCertificate',
  standardSecurity: 'standardSecurity',
  refusedOffer: 'refusedOffer',
  notRdp: 'notRdp',
  endedInNegotiation: 'diesEarly',
  tlsAlert: 'diesEarly',
  notTls: 'diesEarly',
  endedInTls: 'diesEarly',
  refusedPort: 'dead',
  silent: 'dead',
  unreachable: 'dead',
  prohibited: 'dead',
  notOpened: 'dead',
  nameNotFound: 'dead',
  nameFailed: 'dead',
};

/** Kerberos stops at five minutes. */
const MOST_SKEW = 300;
const SOON_DAYS = 30;
