import { dayOf, daysBetween, daysWords } from '../../facts/time.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';

type Certificate = FactTypes['tlsCertificate'];

/** The numbers of a certificate in two lines: dates, key, hash and names; then the thumbprint as Windows shows it. */
export function certificateLines(
  certificate: Certificate,
  chain: FactTypes['tlsChain'] | undefined,
): readonly string[] {
  const { subject, notBefore, names, sha1 } = certificate;
  const isItsSubject = names.length === 1 && subject === `CN=${names[0]}`;
  const pile = chain === undefined || chain.length < 2 ? [] : [chainWords(chain)];
  return [
    [
      `from ${dayOf(notBefore)}`,
      keyWords(certificate),
      hashWords(certificate.signature),
      ...(isItsSubject ? [] : [names.length === 0 ? 'no name' : `for ${shortList(names)}`]),
      ...pile,
    ].join(', '),
    `thumbprint ${sha1.toUpperCase()}`,
  ];
}

/** "RSA 2048 bits", "EC P-256". */
export function keyWords({ keyType, keyBits, curve }: Certificate): string {
  const kind = keyType === 'unknown' ? 'a key of an unknown kind' : keyType.toUpperCase();
  if (curve !== undefined) return `${kind} ${curve}`;
  return keyBits === 0 ? kind : `${kind} ${keyBits} bits`;
}

/** The hash inside the name of a signature algorithm: sha256WithRSAEncryption → "SHA-256". */
export function hashWords(signature: string): string {
  const sha = /sha-?(1|224|256|384|512)/i.exec(signature)?.[1];
  if (sha !== undefined) return `SHA-${sha}`;
  return /md[245]/i.exec(signature)?.[0].toUpperCase() ?? signature;
}

/** "until 2026-12-31 (32 days left)", "expired 2026-11-08 (20 days ago)". */
export function untilWords(notAfter: string, now: string): string {
  if (now > notAfter) return `expired ${dayOf(notAfter)} (${daysWords(daysBetween(notAfter, now))} ago)`;
  return `until ${dayOf(notAfter)} (${daysWords(daysBetween(now, notAfter))} left)`;
}

function chainWords({ length, bytes }: FactTypes['tlsChain']): string {
  return `${length} certificates sent${bytes === undefined ? '' : ` (${bytes} bytes)`}`;
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more names` : shown;
}

const MOST_NAMES = 3;

/** A use of a certificate by its name, with its number: "server authentication (1.3.6.1.5.5.7.3.1)". */
export function useWords(oid: string): string {
  const name = uses[oid];
  return name === undefined ? oid : `${name} (${oid})`;
}

const uses: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'server authentication',
  '1.3.6.1.5.5.7.3.2': 'client authentication',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'e-mail',
  '1.3.6.1.4.1.311.54.1.2': 'Remote Desktop authentication',
};
