import { harmless } from '../../bytes/harmless.ts';
import type { Difference } from '../../fleet/changes/differences.ts';
import { isEnding, spokenValue, type Compared } from './difference-words.ts';

/** One difference as a sentence without its full stop: "srv01 requires NLA, srv02 takes it without requiring it". */
export function differenceSentence(difference: Difference, compared: Compared): string {
  const { code, weaker, cited } = difference;
  const marks = [
    ...(weaker && !isEnding(code) ? ['weaker'] : []),
    ...(cited && !isEnding(code) ? ['the finding rests on this'] : []),
  ];
  const list = lists[code];
  const says =
    list === undefined ? valueSentence(difference, compared) : listSentence(list, difference, compared);
  return `${says}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`;
}

/** What is another on the side that fails, inside a sentence: "another cipher order policy". */
export function anotherWords({ code, path }: Pick<Difference, 'code' | 'path'>): string {
  if (code === 'setting') return `another ${harmless(path ?? '')}`;
  return others[code] ?? `another ${code}`;
}

function valueSentence({ code, path, ...values }: Difference, { before, after, are }: Compared): string {
  if (code === 'setting') {
    const [own, other] = [harmless(values.before), harmless(values.after)];
    const name = harmless(path ?? '');
    return are === 'hosts'
      ? `${name} is ${own} on ${before}, ${other} on ${after}`
      : `${name} was ${own}, now it is ${other}`;
  }
  const does = doing(code, values.before, values.after);
  if (are === 'hosts') return `${before} ${does.own}, ${after} ${does.other}`;
  return `it ${does.did}, now it ${does.other}`;
}

/** What either side does with its value, and what the first did. */
function doing(code: string, before: string, after: string) {
  const way = (value: string) => ways[code]?.[value] ?? verbs[code] ?? [`has ${code}`, `had ${code}`];
  const said = (verb: string, value: string) =>
    filled(verb, ways[code]?.[value] === undefined ? spokenValue(code, value) : '');
  return {
    own: said(way(before)[0], before),
    did: said(way(before)[1], before),
    other: said(way(after)[0], after),
  };
}

/** Lists say only what one side has and the other has not. */
function listSentence(
  verb: string,
  { before: own, after: other }: Difference,
  { before, after, are }: Compared,
) {
  const [gone, come] = [harmless(own), harmless(other)];
  const [lost, won] =
    are === 'hosts'
      ? [`only ${before} ${verb}`, `only ${after} ${verb}`]
      : [`it no longer ${verb}`, `now it also ${verb}`];
  return [...(gone === '' ? [] : [`${lost} ${gone}`]), ...(come === '' ? [] : [`${won} ${come}`])].join('; ');
}

function filled(verb: string, value: string): string {
  if (value === '') return verb;
  return verb.includes('…') ? verb.replace('…', () => value) : `${verb} ${value}`;
}

/** What a host does, and did; the value follows, or stands where the dots are. */
const verbs: Readonly<Record<string, readonly [does: string, did: string]>> = {
  nla: ['has NLA', 'had NLA'],
  trusted: ['shows a certificate trusted', 'showed a certificate trusted'],
  nameMatches: ['shows a certificate matching', 'showed a certificate matching'],
  protocol: ['speaks', 'spoke'],
  negotiationFailure: ['refuses: …', 'refused: …'],
  tls: ['chooses', 'chose'],
  cipher: ['chooses the cipher suite', 'chose the cipher suite'],
  cipherPolicyOrder: ['has the cipher order policy', 'had the cipher order policy'],
  suiteOrder: ['prefers the cipher suites in the order', 'preferred the cipher suites in the order'],
  issuer: ['shows a certificate issued by', 'showed a certificate issued by'],
  keyBits: ['shows a certificate with the key', 'showed a certificate with the key'],
  signature: ['shows a certificate signed with', 'showed a certificate signed with'],
  chain: ['sends a chain of …', 'sent a chain of …'],
  build: ['runs', 'ran'],
  domain: ['belongs to the domain', 'belonged to the domain'],
  forest: ['belongs to the forest', 'belonged to the forest'],
  skewSeconds: ['has a clock that is … ahead', 'had a clock that was … ahead'],
  roundTripMs: ['answers in', 'answered in'],
  lost: ['loses … of the connections', 'lost … of the connections'],
  computer: ['calls itself', 'called itself'],
  certificate: ['shows the certificate', 'showed the certificate'],
  notAfter: ['shows a certificate that ends on', 'showed a certificate that ended on'],
  address: ['has the address', 'had the address'],
};

/** What a host does where the value is no name or number. */
const ways: Readonly<Record<string, Readonly<Record<string, readonly [does: string, did: string]>>>> = {
  nla: {
    required: ['requires NLA', 'required NLA'],
    offered: ['takes NLA without requiring it', 'took NLA without requiring it'],
    notOffered: ['takes no NLA', 'took no NLA'],
    notRequired: ['does not require NLA', 'did not require NLA'],
  },
  trusted: {
    true: ['shows a certificate that is trusted here', 'showed a certificate that was trusted here'],
    false: ['shows one that is not trusted here', 'showed one that was not trusted here'],
  },
  nameMatches: {
    true: ['shows a certificate with its name', 'showed a certificate with its name'],
    false: ['shows one without its name', 'showed one without its name'],
  },
};

/** What a host does with the members of a list. */
const lists: Readonly<Record<string, string>> = {
  tlsVersions: 'takes',
  cipherPolicy: 'allows by policy',
  suites: 'takes the cipher suites',
  groups: 'takes the key exchange groups',
  signatureAlgorithms: 'takes the signature algorithms',
  chainIssuers: 'sends the authorities',
};

const others: Readonly<Record<string, string>> = {
  nla: 'another NLA setting',
  protocol: 'another security protocol',
  negotiationFailure: 'another answer to the negotiation',
  tls: 'another TLS version',
  tlsVersions: 'other TLS versions',
  cipherPolicy: 'other cipher suites in its policy',
  cipherPolicyOrder: 'another cipher order policy',
  suites: 'other cipher suites',
  suiteOrder: 'another order of cipher suites',
  cipher: 'another cipher suite',
  groups: 'other key exchange groups',
  signatureAlgorithms: 'other signature algorithms',
  issuer: 'a certificate of another issuer',
  keyBits: 'a certificate with another key',
  signature: 'a certificate signed otherwise',
  trusted: 'a certificate trusted otherwise',
  chain: 'another chain of certificates',
  chainIssuers: 'another chain of certificates',
  nameMatches: 'a certificate for another name',
  build: 'another Windows',
  domain: 'another domain',
  forest: 'another forest',
  skewSeconds: 'another clock',
  roundTripMs: 'another round trip',
  lost: 'other losses',
  computer: 'another computer name',
  certificate: 'another certificate',
  notAfter: 'a certificate that ends on another day',
  address: 'another address',
};
