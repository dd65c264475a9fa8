import { dayOf, daysBetween, daysWords, millisOf } from '../../core/facts/time.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { hashWords, keyWords } from '../../core/report/words/certificate-words.ts';

/** A certificate as the dialog of Windows shows it, with its life as a line. */
export interface CertificateSheet {
  readonly to: string;
  readonly by: string;
  readonly isOwn: boolean;
  readonly names: readonly string[];
  /** What was typed, and whether a name of the certificate is it. */
  readonly asked?: { readonly name: string; readonly matches: boolean };
  readonly from: string;
  readonly until: string;
  /** "152 days left", "expired 20 days ago"; absent without a clock. */
  readonly life?: string;
  readonly state: 'valid' | 'expiring' | 'expired' | 'early' | 'unknown';
  /** How much of its time is over, 0 to 1; absent without a clock. */
  readonly spent?: number;
  readonly key: string;
  readonly hash: string;
  readonly thumbprint: string;
  readonly trust?: { readonly says: string; readonly isGood: boolean };
}

/** The certificate that was presented, else the one of a file; undefined without either. */
export function certificateOf(known: Partial<FactTypes>): CertificateSheet | undefined {
  const shown = known.tlsCertificate ?? known.certificateFile?.certificates[0];
  if (shown === undefined) return undefined;
  const { nameMatch, tlsChain, clockHere } = known;
  const trust = known.tlsCertificate === undefined ? undefined : trustOf(tlsChain);
  return {
    to: commonName(shown.subject) || 'nobody (empty subject)',
    by: commonName(shown.issuer) || 'nobody (empty issuer)',
    isOwn: shown.subject === shown.issuer,
    names: shown.names.slice(0, MOST_NAMES),
    ...(nameMatch === undefined ? {} : { asked: { name: nameMatch.asked, matches: nameMatch.matches } }),
    from: dayOf(shown.notBefore),
    until: dayOf(shown.notAfter),
    ...lifeOf(shown, clockHere),
    key: keyWords(shown),
    hash: hashWords(shown.signature),
    thumbprint: (shown.sha1.toUpperCase().match(/.{1,4}/g) ?? []).join(' '),
    ...(trust === undefined ? {} : { trust }),
  };
}

type Dates = Pick<FactTypes['tlsCertificate'], 'notBefore' | 'notAfter'>;

function lifeOf(
  { notBefore, notAfter }: Dates,
  now: string | undefined,
): Pick<CertificateSheet, 'life' | 'state' | 'spent'> {
  if (now === undefined) return { state: 'unknown' };
  const [from, until, at] = [notBefore, notAfter, now].map(millisOf) as [number, number, number];
  const spent = Math.min(1, Math.max(0, (at - from) / Math.max(1, until - from)));
  if (at < from)
    return { life: `begins in ${daysWords(daysBetween(now, notBefore))}`, state: 'early', spent: 0 };
  const days = daysBetween(now, notAfter);
  if (at > until)
    return { life: `expired ${daysWords(daysBetween(notAfter, now))} ago`, state: 'expired', spent: 1 };
  return { life: `${daysWords(days)} left`, state: days < SOON ? 'expiring' : 'valid', spent };
}

function trustOf(chain: FactTypes['tlsChain'] | undefined): CertificateSheet['trust'] {
  if (chain?.trustedHere === undefined) return undefined;
  return chain.trustedHere
    ? { says: 'trusted by the machine that looked', isGood: true }
    : { says: 'not trusted by the machine that looked', isGood: false };
}

/** The common name inside a distinguished name; the whole of it where there is none. */
function commonName(name: string): string {
  return /(?:^|,\s?)CN=((?:\\.|[^,\\]){1,200})/i.exec(name)?.[1] ?? name;
}

const MOST_NAMES = 12;
const SOON = 30;
