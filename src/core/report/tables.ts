import { offerWords } from '../codes/offer-words.ts';
import { nlaOf } from '../facts/nla.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { dayOf } from '../facts/time.ts';
import { hashWords, keyWords, untilWords, useWords } from './words/certificate-words.ts';
import { protocolWords, failureWords } from './words/phase-words.ts';
import { buildWords, clockWords } from './words/server-words.ts';

/** A table of what was measured: rows of a name and what was found. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, found: string])[];
}

type Known = Partial<FactTypes>;

/** Everything that was measured of versions, suites, groups, certificate, offers and the server itself, as tables. */
export function tablesOf(known: Known): readonly Table[] {
  const tables = [offers(known), versions(known), suites(known), certificate(known), server(known)];
  return tables.filter(({ rows }) => rows.length > 0);
}

function offers({ protocolAnswers = [], rdpNegotiation }: Known): Table {
  const nla = nlaOf({ protocolAnswers, ...(rdpNegotiation && { rdpNegotiation }) });
  const seen = new Map<string, string>();
  for (const { offer, cookie, answer } of protocolAnswers) {
    const name = `${offerWords(offer)}${cookie === true ? ', with a cookie' : ''}`;
    if (!seen.has(name)) seen.set(name, answerWords(answer));
  }
  const required = {
    required: 'required',
    offered: 'taken, not required',
    notOffered: 'not taken',
    notRequired: 'not required',
  };
  return {
    title: 'Offers',
    rows: [...seen, ...(nla === undefined ? [] : [['NLA', required[nla]] as const])],
  };
}

function answerWords(answer: FactTypes['protocolAnswers'][number]['answer']): string {
  switch (answer.outcome) {
    case 'accepted':
      return `${protocolWords(answer.protocol)} (flags 0x${answer.flags.toString(16)})`;
    case 'refused':
      return `${failureWords(answer.failure)} (code ${answer.code})`;
    case 'malformed':
      return 'an answer that is not RDP';
    case 'closed':
      return `closed after ${Math.round(answer.ms)} ms`;
    case 'reset':
      return `reset after ${Math.round(answer.ms)} ms`;
    case 'timedOut':
      return `no answer within ${Math.round(answer.ms)} ms`;
  }
}

function versions({ tlsSupport, tlsHandshake }: Known): Table {
  const alerts = tlsSupport?.alerts ?? {};
  const asked = Object.entries(tlsSupport?.versions ?? {}).toSorted(([a], [b]) => (a < b ? 1 : -1));
  const chosen =
    tlsHandshake?.outcome === 'completed'
      ? [
          [
            'chosen',
            [tlsHandshake.version, tlsHandshake.cipher, tlsHandshake.group].filter(Boolean).join(', '),
          ] as const,
        ]
      : [];
  return {
    title: 'TLS versions',
    rows: [
      ...asked.map(([name, answer]) => {
        const alert = Object.entries(alerts).find(([version]) => version === name)?.[1];
        return [name, `${answer}${alert === undefined ? '' : ` (alert ${alert})`}`] as const;
      }),
      ...chosen,
    ],
  };
}

function suites({ tlsSupport }: Known): Table {
  if (tlsSupport === undefined) return { title: 'Cipher suites', rows: [] };
  const { suites: accepted, groups, signatureAlgorithms, exhaustive } = tlsSupport;
  const kinds = [
    ['groups', groups],
    ['signatures', signatureAlgorithms],
  ] as const;
  return {
    title: exhaustive ? 'Cipher suites, all' : 'Cipher suites, as far as seen (--deep asks for all)',
    rows: [
      ...accepted.map((suite, i) => [`${i + 1}`, suite] as const),
      ...kinds.flatMap(([name, all]) => (all.length === 0 ? [] : [[name, all.join(', ')] as const])),
    ],
  };
}

function certificate({ tlsCertificate: shown, tlsChain, clockHere }: Known): Table {
  if (shown === undefined) return { title: 'Certificate', rows: [] };
  return {
    title: 'Certificate',
    rows: [
      ['subject', shown.subject || 'empty'],
      ['issuer', shown.issuer || 'empty'],
      ['names', shown.names.join(', ') || 'none'],
      ['from', dayOf(shown.notBefore)],
      ['until', clockHere === undefined ? dayOf(shown.notAfter) : untilWords(shown.notAfter, clockHere)],
      ['key', keyWords(shown)],
      ['signature', `${hashWords(shown.signature)} (${shown.signature})`],
      ['key usage', shown.keyUsage === undefined ? 'any' : shown.keyUsage.join(', ') || 'none'],
      [
        'extended',
        shown.extendedKeyUsage === undefined ? 'any' : shown.extendedKeyUsage.map(useWords).join(', '),
      ],
      ['serial', shown.serial],
      ['SHA-1', shown.sha1.toUpperCase()],
      ['SHA-256', shown.sha256.toUpperCase()],
      ...(tlsChain === undefined ? [] : [['chain', chainWords(tlsChain)] as const]),
    ],
  };
}

function chainWords({ length, bytes, trustedHere, trustProblem }: FactTypes['tlsChain']): string {
  const size = bytes === undefined ? '' : `, ${bytes} bytes`;
  const trust =
    trustedHere === undefined
      ? ''
      : trustedHere
        ? ', trusted here'
        : `, not trusted here${trustProblem === undefined ? '' : ` (${trustProblem})`}`;
  return `${length} sent${size}${trust}`;
}

function server({ ntlmIdentity, serverClock }: Known): Table {
  const { computer, dnsComputer, domain, dnsDomain, dnsForest, osBuild } = ntlmIdentity ?? {};
  const rows = [
    ['name', computer],
    ['full name', dnsComputer],
    ['domain', domain],
    ['DNS domain', dnsDomain],
    ['forest', dnsForest],
    ['Windows', osBuild === undefined ? undefined : buildWords(osBuild)],
    ['clock', serverClock === undefined ? undefined : clockWords(serverClock.skewSeconds)],
  ] as const;
  return {
    title: 'The server says of itself',
    rows: rows.flatMap(([name, found]) => (found === undefined ? [] : [[name, found] as const])),
  };
}
