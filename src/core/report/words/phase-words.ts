import { endingWords, icmpWords } from '../../codes/ending-words.ts';
import { problemWords, textOf } from '../../codes/problem-words.ts';
import { endingIn } from '../../facts/phase-says.ts';
import type { PhaseCode, PhaseSays, ProblemCode } from '../../facts/problems.ts';
import { daysBetween, dayOf, daysWords } from '../../facts/time.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';

type Line = FactTypes['phases'][number];

/** One phase as every report shows it: the fact, with its code and values put into words. */
export interface SpokenPhase extends Omit<Line, 'says'> {
  readonly says: string;
}

/** One phase in words. */
export function spokenPhase(line: Line): SpokenPhase {
  return { ...line, says: phaseWords(line.says) };
}

/** What one phase showed, as one phrase without a full stop. */
export function phaseWords({ code, params }: PhaseSays): string {
  return words[code]((name) => textOf(params, name), params);
}

/** What a security protocol is called: "NLA (CredSSP)". */
export function protocolWords(protocol: string): string {
  return protocols[protocol] ?? protocol;
}

/** What a refused negotiation says: "the server requires NLA (CredSSP)". */
export function failureWords(failure: string): string {
  return failures[failure] ?? failure;
}

type Get = (name: string) => string | undefined;
type Words = (get: Get, params: PhaseSays['params']) => string;

const words: Readonly<Record<PhaseCode, Words>> = {
  notReached: () => 'not reached',
  notTried: () => 'not looked at',
  notUsed: () => 'not used here',
  noTls: () => 'no TLS here',
  noCertificateWithoutTls: () => 'none is shown without TLS',
  asksOnItsScreen: () => 'the server asks on its own screen; not looked at',
  endedHere: () => 'ended by this check before an answer came',
  captureEnds: () => 'the capture ends before the connection does',
  proxyRefused: (get) => `the ${get('kind') ?? 'proxy'} did not connect: ${get('told') ?? 'refused'}`,
  nothingInsideGateway: (get) =>
    `no RDP connection began inside that of the RD Gateway (${get('outcome') ?? 'ended'})`,
  addressGiven: (get) => `an address, nothing to resolve${pointing(get)}`,
  resolved: (get) => {
    const count = get('count') ?? '1';
    const addresses = count === '1' ? '1 address' : `${count} addresses`;
    const alias = get('aliases') === undefined ? '' : ` by way of ${get('aliases')!.replaceAll(', ', ' → ')}`;
    return `${addresses}${alias}${get('fromHosts') === 'true' ? ', from the hosts file' : ''}${pointing(get)}`;
  },
  notFound: () => 'no such name',
  resolverSilent: () => 'the resolver of this machine does not answer',
  resolverFailed: (get) =>
    `the resolver of this machine failed${get('system') === undefined ? '' : ` (${get('system')})`}`,
  danglingAlias: (get) => `an alias for ${get('target') ?? 'a name'}, which does not exist`,
  loopingAlias: (get) => `its aliases lead in a circle (${(get('aliases') ?? '').replaceAll(', ', ' → ')})`,
  open: () => 'open',
  openAlready: () => 'was open already',
  openAtSome: (get) => {
    const others = unopened(get);
    const of = `${get('open') ?? '?'} of ${get('count') ?? '?'} addresses`;
    return others === '' ? `open at all ${get('count') ?? ''} addresses` : `open at ${of}: ${others}`;
  },
  openAtNone: (get) => unopened(get),
  ended: (_get, params) => endingWords(endingIn({ code: 'ended', params })),
  problem: (get, params) =>
    problemWords({
      code: (get('problem') ?? 'other') as ProblemCode,
      ...(params === undefined ? {} : { params }),
    }),
  chosen: (get) => `${protocolWords(get('protocol') ?? '?')} chosen`,
  answeredWithoutBlock: () => 'answers as servers before negotiation did',
  refusedOffer: (get) =>
    `refused: ${failureWords(get('failure') ?? 'no reason')} (code ${get('number') ?? '?'})`,
  tlsAtOnce: () => 'no negotiation: TLS at once',
  tls: (get) => [get('version'), get('cipher')].filter(Boolean).join(' '),
  standardSecurity: (get) => `standard RDP security, level ${get('level') ?? '?'}, ${get('methods') ?? ''}`,
  certificate: certificateWords,
  certificateShown: () => 'shown',
  clientWentOn: () => 'the client went on',
  asksForUser: () => 'asks for a user',
  refusedSignIn: (get) => `refused with ${hex(get('status'))}`,
  userAccepted: () => 'the user is accepted',
  userMayNotSignIn: () => 'the user is known but may not sign in over Remote Desktop',
  keyNotProven: () => 'the server does not prove that the key is its own',
  endedAfterPassword: (get) => `${ways[get('outcome') ?? ''] ?? 'ended'} after the password`,
  encryptedWentOn: () => 'encrypted; the client went on',
  mechanism: (get) => get('mechanism') ?? 'an unknown mechanism',
  licenseAccepted: () => 'no objection',
  licenseRefused: (get) => `the server answers licensing with code ${get('number') ?? '?'}`,
  desktopOffered: () => 'the server offers the desktop; ended here',
  errorInfo: (get) => `the server ends it with error ${hex(get('number'))}`,
  endedInSession: (get) => `ended after ${get('reached') ?? 'sign-in'}`,
  dataFlowed: () => 'encrypted; data flowed',
  sessionStarted: () => 'passed',
  other: (get) => get('told') ?? '',
};

/** What points back, once that was asked. */
function pointing(get: Get): string {
  const full = get('completedTo') === undefined ? '' : `, completed to ${get('completedTo')}`;
  switch (get('pointer')) {
    case undefined:
      return full;
    case 'none':
      return `${full}, no PTR`;
    case 'agrees':
      return `${full}, PTR agrees`;
    default:
      return `${full}, PTR says ${get('pointsTo') ?? 'another name'}`;
  }
}

/** The addresses that did not open, by how they failed; the address is left out where there is only one. */
function unopened(get: Get): string {
  const alone = get('count') === '1';
  const parts = [
    ['refused', 'refused (RST)'],
    ['timedOut', `no answer within ${get('ms') ?? '?'} ms`],
    ['unreachable', icmpWords(get('system'))],
    ['prohibited', icmpWords(get('system') ?? 'EACCES')],
    ['withoutInterface', 'this machine has no such interface'],
    ['lacksInterface', 'a link-local address, without the interface that leads to it (as in %eth0)'],
    ['failed', `failed (${get('system') ?? 'unknown error'})`],
  ] as const;
  return parts
    .flatMap(([outcome, said]) =>
      get(outcome) === undefined ? [] : [alone ? said : `${get(outcome)!.replaceAll(', ', ' and ')} ${said}`],
    )
    .join(', ');
}

function certificateWords(get: Get): string {
  const [notBefore = '', notAfter = '', at = ''] = [get('notBefore'), get('notAfter'), get('at')];
  const until =
    at < notBefore
      ? `not valid before ${dayOf(notBefore)} (in ${daysWords(daysBetween(at, notBefore))})`
      : at > notAfter
        ? `expired ${dayOf(notAfter)} (${daysWords(daysBetween(notAfter, at))} ago)`
        : `until ${dayOf(notAfter)} (${daysWords(daysBetween(at, notAfter))})`;
  const maker = { windows: 'self-made by Windows', self: 'self-signed' }[get('madeBy') ?? ''];
  return `${until}, ${shorten(get('subject') ?? '')}, ${maker ?? `issued by ${shorten(get('issuer') ?? '')}`}`;
}

/** The common name of a distinguished name where there is one; at most 48 characters. */
function shorten(name: string): string {
  const common = /CN=([^,]+)/.exec(name)?.[0] ?? (name === '' ? 'no subject' : name);
  return common.length > 48 ? `${common.slice(0, 47)}…` : common;
}

function hex(number: string | undefined): string {
  return number === undefined
    ? 'an unknown code'
    : `0x${(Number(number) >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
}

const ways: Readonly<Record<string, string>> = {
  closed: 'closed by the far end',
  reset: 'reset',
  timedOut: 'no answer',
};

const protocols: Readonly<Record<string, string>> = {
  none: 'no negotiation',
  rdp: 'standard RDP security',
  ssl: 'TLS without NLA',
  hybrid: 'NLA (CredSSP)',
  hybridEx: 'NLA (CredSSP with early user authorization)',
  rdstls: 'RDSTLS',
  rdsaad: 'Entra ID sign-in (RDSAAD)',
};

const failures: Readonly<Record<string, string>> = {
  sslRequiredByServer: 'the server requires TLS',
  sslNotAllowedByServer: 'the server allows only standard RDP security',
  sslCertNotOnServer: 'the server has no certificate it can use',
  inconsistentFlags: 'the server finds the request inconsistent',
  hybridRequiredByServer: 'the server requires NLA (CredSSP)',
  sslWithUserAuthRequiredByServer: 'the server requires TLS with a client certificate',
};
