import { nlaOf } from '../facts/nla.ts';
import { daysBetween } from '../facts/time.ts';
import { tlsVersions } from '../facts/tls-versions.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { untilWords } from './words/certificate-words.ts';

/** Something that has to be so, as it is written after --expect. */
export type Expectation =
  | { readonly kind: 'tls'; readonly name: string; readonly least: Version }
  | { readonly kind: 'nla' | 'name' | 'trusted'; readonly name: string }
  | { readonly kind: 'certificate'; readonly name: string; readonly moreThanDays: number };

/** An expectation with what was measured to it. */
export interface Expected {
  readonly name: string;
  readonly is: 'met' | 'unmet' | 'unknown';
  readonly says: string;
}

type Version = (typeof tlsVersions)[number];
type Known = Partial<FactTypes>;
type Answer = Omit<Expected, 'name'>;

/** Reads `tls1.2+,nla,cert>30d,name,trusted`; the problem names the part that is none of them. */
export function parseExpectations(text: string): readonly Expectation[] | { readonly problem: string } {
  const parts = text.split(',').map((part) => part.trim().toLowerCase());
  const read = parts.map(expectationOf);
  const wrong = read.findIndex((each) => each === undefined);
  if (wrong >= 0)
    return {
      problem: `"${parts[wrong]!.slice(0, 40)}": is none of tls1.2+, tls1.3+, nla, cert>30d, name, trusted`,
    };
  return read.filter((each) => each !== undefined);
}

/** What was measured to each expectation; what was not measured is not met. */
export function expectedOf(expectations: readonly Expectation[], known: Known): readonly Expected[] {
  return expectations.map((each) => ({ name: each.name, ...judge(each, known) }));
}

/** What is not as expected, or was not seen, in one line; empty where all is. */
export function unmetOf(expected: readonly Expected[]): string {
  return expected
    .filter(({ is }) => is !== 'met')
    .map(({ name, says }) => `${name}: ${says}`)
    .join('; ');
}

function expectationOf(part: string): Expectation | undefined {
  const tls = /^tls(1\.[0-3])\+?$/.exec(part)?.[1];
  const least = tlsVersions.find((version) => version === `TLS ${tls ?? ''}`);
  if (least !== undefined) return { kind: 'tls', name: part, least };
  const days = /^cert>(\d{1,5})d?$/.exec(part)?.[1];
  if (days !== undefined) return { kind: 'certificate', name: part, moreThanDays: Number(days) };
  return part === 'nla' || part === 'name' || part === 'trusted' ? { kind: part, name: part } : undefined;
}

function judge(expectation: Expectation, known: Known): Answer {
  switch (expectation.kind) {
    case 'tls':
      return judgeTls(expectation.least, known);
    case 'nla':
      return judgeNla(known);
    case 'certificate':
      return judgeDays(expectation.moreThanDays, known);
    case 'name':
      return judgeName(known);
    case 'trusted':
      return judgeTrust(known);
  }
}

/** Nothing older may be accepted, and what is chosen must be at least that. */
function judgeTls(least: Version, { tlsHandshake, tlsSupport }: Known): Answer {
  if (tlsHandshake?.outcome !== 'completed') return unknown('no TLS handshake was completed');
  const isOlder = (version: string) => rankOf(version) < rankOf(least);
  const older = Object.entries(tlsSupport?.versions ?? {}).filter(
    ([version, answer]) => answer === 'accepted' && isOlder(version),
  );
  if (isOlder(tlsHandshake.version)) return { is: 'unmet', says: `${tlsHandshake.version} is chosen` };
  if (older.length > 0)
    return { is: 'unmet', says: `${older.map(([version]) => version).join(', ')} still accepted` };
  return tlsSupport === undefined
    ? unknown('older versions were not asked for')
    : { is: 'met', says: `${tlsHandshake.version} is chosen, nothing older accepted` };
}

function judgeNla(known: Known): Answer {
  switch (nlaOf(known)) {
    case 'required':
      return { is: 'met', says: 'required: an offer without it is refused' };
    case 'offered':
      return { is: 'unmet', says: 'taken when offered, not required' };
    case 'notOffered':
      return { is: 'unmet', says: 'not taken' };
    case 'notRequired':
      return { is: 'unmet', says: 'not required: a connection without it was accepted' };
    case undefined:
      return unknown('whether it is required was not seen');
  }
}

function judgeDays(most: number, { tlsCertificate, clockHere }: Known): Answer {
  if (tlsCertificate === undefined || clockHere === undefined) return unknown('no certificate was seen');
  const { notBefore, notAfter } = tlsCertificate;
  if (clockHere < notBefore) return { is: 'unmet', says: `not valid before ${notBefore.slice(0, 10)}` };
  const left = daysBetween(clockHere, notAfter);
  return { is: left > most ? 'met' : 'unmet', says: untilWords(notAfter, clockHere) };
}

function judgeName({ nameMatch }: Known): Answer {
  if (nameMatch === undefined) return unknown('no certificate was seen');
  const { matches, asked, certificateNames } = nameMatch;
  const names = certificateNames.join(', ') || 'no name';
  return { is: matches ? 'met' : 'unmet', says: `asked ${asked}, in the certificate ${names}` };
}

function judgeTrust({ tlsChain }: Known): Answer {
  if (tlsChain?.trustedHere === undefined) return unknown('nobody here could judge the chain');
  return tlsChain.trustedHere
    ? { is: 'met', says: 'this machine trusts the chain' }
    : {
        is: 'unmet',
        says: `this machine does not trust the chain${tlsChain.trustProblem === undefined ? '' : ` (${tlsChain.trustProblem})`}`,
      };
}

function unknown(says: string): Answer {
  return { is: 'unknown', says };
}

function rankOf(version: string): number {
  return tlsVersions.findIndex((known) => known === version);
}
