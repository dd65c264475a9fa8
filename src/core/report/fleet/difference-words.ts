import { harmless } from '../../bytes/harmless.ts';
import { dayOf } from '../../facts/time.ts';
import type { Difference } from '../../fleet/changes/differences.ts';
import { hashWords } from '../words/certificate-words.ts';
import { failureWords, protocolWords } from '../words/phase-words.ts';
import { buildWords } from '../words/server-words.ts';

/** What the two sides are called: two hosts, or one host at two times. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly are: 'hosts' | 'times';
}

/** One difference as one line without a full stop: "NLA: required on srv01, not taken on srv02". */
export function differenceWords(difference: Difference, { before, after, are }: Compared): string {
  const { code, path, weaker, cited } = difference;
  const { label, isList = false } = labels[code] ?? { label: code };
  const [own, other] = [spokenValue(code, difference.before), spokenValue(code, difference.after)];
  const marks = [
    ...(weaker && !isEnding(code) ? ['weaker'] : []),
    ...(cited && !isEnding(code) ? ['the failure rests on this'] : []),
  ];
  const name = code === 'setting' ? harmless(path ?? '') : label;
  const says = isList
    ? listWords(own, other, { before, after, are })
    : valueWords(own, other, { before, after, are });
  return `${name}: ${says}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`;
}

/** What a respect is called inside a sentence: "the order of its cipher suites". */
export function respectWords({ code, path }: Pick<Difference, 'code' | 'path'>): string {
  if (code === 'setting') return `the setting ${harmless(path ?? '')}`;
  return labels[code]?.label ?? code;
}

/** How and where it ended: what is asked, no answer. */
export function isEnding(code: string): boolean {
  return ['outcome', 'phase', 'lead'].includes(code);
}

function valueWords(own: string, other: string, { before, after, are }: Compared): string {
  return are === 'hosts' ? `${own} on ${before}, ${other} on ${after}` : `was ${own}, is ${other}`;
}

function listWords(own: string, other: string, { before, after, are }: Compared): string {
  const [gone, come] = are === 'hosts' ? [`only ${before} has`, `only ${after} has`] : ['gone:', 'new:'];
  return [...(own === '' ? [] : [`${gone} ${own}`]), ...(other === '' ? [] : [`${come} ${other}`])].join(
    '; ',
  );
}

/** A value as a person says it; what came from outside is made harmless. */
export function spokenValue(code: string, value: string): string {
  switch (code) {
    case 'outcome':
      return outcomes[value] ?? value;
    case 'nla':
      return nla[value] ?? value;
    case 'protocol':
      return protocolWords(value);
    case 'negotiationFailure':
      return failureWords(value);
    case 'signature':
      return hashWords(harmless(value));
    case 'build':
      return buildWords(harmless(value));
    case 'notAfter':
      return dayOf(value);
    case 'certificate':
      return value.length > 16 ? `${harmless(value.slice(0, 16))}…` : harmless(value);
    case 'issuer':
      return value === 'windows' ? 'Windows itself' : harmless(value);
    case 'trusted':
    case 'nameMatches':
      return value === 'true' ? 'yes' : 'no';
    case 'lost':
      return `${Math.round(Number(value) * 100)} %`;
    case 'roundTripMs':
      return `${Math.round(Number(value))} ms`;
    case 'skewSeconds':
      return `${Math.round(Number(value))} s`;
    default:
      return harmless(value);
  }
}

const outcomes: Readonly<Record<string, string>> = {
  works: 'connects',
  worksForSome: 'connects for some clients only',
  disturbed: 'connects, disturbed',
  fails: 'fails',
  unknown: 'not known',
};

const nla: Readonly<Record<string, string>> = {
  required: 'required',
  offered: 'taken, not required',
  notOffered: 'not taken',
  notRequired: 'not required',
};

const labels: Readonly<Record<string, { readonly label: string; readonly isList?: boolean }>> = {
  outcome: { label: 'how it ends' },
  phase: { label: 'where it ends' },
  lead: { label: 'what leads' },
  nla: { label: 'NLA' },
  protocol: { label: 'security protocol' },
  negotiationFailure: { label: 'refusal' },
  tls: { label: 'TLS version' },
  tlsVersions: { label: 'TLS versions taken', isList: true },
  cipherPolicy: { label: 'cipher suites set by policy', isList: true },
  cipherPolicyOrder: { label: 'order of the cipher suite policy' },
  suites: { label: 'cipher suites taken', isList: true },
  suiteOrder: { label: 'order of cipher suites' },
  cipher: { label: 'cipher suite chosen' },
  groups: { label: 'key exchange groups', isList: true },
  signatureAlgorithms: { label: 'signature algorithms', isList: true },
  issuer: { label: 'issuer of the certificate' },
  keyBits: { label: 'key of the certificate' },
  signature: { label: 'hash of the certificate' },
  trusted: { label: 'trusted here' },
  chain: { label: 'certificates sent' },
  chainIssuers: { label: 'authorities sent', isList: true },
  nameMatches: { label: 'name matches' },
  build: { label: 'Windows' },
  domain: { label: 'its domain' },
  forest: { label: 'its forest' },
  skewSeconds: { label: 'clock ahead by' },
  roundTripMs: { label: 'round trip' },
  lost: { label: 'connections lost' },
  computer: { label: 'calls itself' },
  certificate: { label: 'thumbprint (SHA-256)' },
  notAfter: { label: 'certificate ends' },
  address: { label: 'its address' },
};
