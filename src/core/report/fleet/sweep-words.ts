import { harmless } from '../../bytes/harmless.ts';
import { untilWords } from '../words/certificate-words.ts';
import type { Swept } from '../../fleet/sweep/swept.ts';
import type { Oddity } from '../../fleet/sweep/oddity.ts';
import type { SweepEnding } from '../../fleet/sweep/sweep-ending.ts';

/** How a look ended, in a few words, with what was measured. */
export function endingWords({ ending, detail = {} }: Pick<Swept, 'ending' | 'detail'>): string {
  const words = endings[ending];
  const told = [detail['speaks'], detail['problem'], detail['alert'], detail['by'], detail['system']];
  const [first] = told.filter((value) => value !== undefined);
  const shows = ending !== 'certificate' && ending !== 'silent' && first !== undefined;
  return shows ? `${words} (${ending === 'tlsAlert' ? 'alert ' : ''}${harmless(String(first))})` : words;
}

/** What one line says of a host: what is not as expected, how far it answered, until when its certificate is valid. */
export function sweptWords(swept: Swept): string {
  const { snapshot, at } = swept;
  // First, because a line may be too long for its screen.
  const missed = (swept.expected ?? []).filter(({ is }) => is !== 'met');
  const unmet = missed.map(({ name, says }) => `${name}: ${harmless(says)}`);
  const parts = [endingWords(swept)];
  if (snapshot.certificate !== undefined) parts.push(untilWords(snapshot.certificate.notAfter, at));
  if (snapshot.computer !== undefined) parts.push(harmless(snapshot.computer));
  const odd = swept.odd.map((code) => oddWords[code]).filter((words) => words !== '');
  return [...unmet, ...odd, ...parts].join(', ');
}

/** Each ending as it is counted. */
export const endings: Readonly<Record<SweepEnding, string>> = {
  certificate: 'answers as far as its certificate',
  withoutCertificate: 'TLS without a certificate',
  unreadableCertificate: 'a certificate that cannot be read',
  standardSecurity: 'standard RDP security, no TLS',
  refusedOffer: 'refuses what mstsc offers',
  notRdp: 'open, but not RDP',
  endedInNegotiation: 'open, ends in negotiation',
  tlsAlert: 'TLS ends with an alert',
  notTls: 'answers TLS with something else',
  endedInTls: 'ends in the TLS handshake',
  refusedPort: 'port closed',
  silent: 'no answer',
  unreachable: 'not reachable',
  prohibited: 'forbidden by this machine',
  notOpened: 'not looked at: the system opened no connection',
  nameNotFound: 'name does not exist',
  nameFailed: 'name cannot be resolved',
  resolverDown: 'not looked at: the resolver answered none of the last 32 names',
};

const oddWords: Readonly<Record<Oddity, string>> = {
  dead: '',
  notRdp: '',
  diesEarly: '',
  refusedOffer: '',
  standardSecurity: '',
  withoutNla: 'without NLA',
  withoutCertificate: '',
  expired: '',
  notYetValid: 'not valid yet',
  endsSoon: '',
  shortKey: 'key below 2048 bits',
  weakHash: 'signed with a broken hash',
  oldTls: 'nothing newer than TLS 1.1',
  clockOff: 'clock more than 5 minutes off',
  notAsExpected: '',
};
