import type { FactName, FactTypes } from '../../facts/vocabulary.ts';
import { issuerOf } from '../habits/issuer.ts';
import { strengthOf, type Strength } from '../strength.ts';
import { measure, members, order, value, type Look } from './look.ts';
import type { Side } from './side.ts';

/** One respect in which two sides may differ. */
export interface Respect {
  readonly code: string;
  /** The facts that it comes from: where the lead rests on one of them, it is told first. */
  readonly facts: readonly FactName[];
  readonly look: Look;
  /** Settings should stay as they are; `measured` values come and go, `name` tells two hosts apart. */
  readonly is: 'setting' | 'measured' | 'name';
  /** Whether the second side is weaker; absent where weaker has no meaning. */
  readonly isWeaker?: (before: Side, after: Side) => boolean;
}

const suites = ({ known: { tlsSupport } }: Side) =>
  tlsSupport?.exhaustive === true ? tlsSupport.suites : undefined;
const accepted = ({ known: { tlsSupport } }: Side) =>
  tlsSupport &&
  entriesOf(tlsSupport.versions).flatMap(([name, answer]) => (answer === 'accepted' ? [name] : []));
const policy = ({ known }: Side) => known.cipherOrder?.suites;
const shown = ({ snapshot }: Side) => snapshot.certificate;
const chain = ({ known }: Side) => known.tlsChain;
const identity = ({ known }: Side) => known.ntlmIdentity;

/** Every respect, the most telling first. */
export const respects: readonly Respect[] = [
  {
    ...measured(
      'outcome',
      ['phaseOfDeath'],
      value(({ snapshot }) => snapshot.outcome),
    ),
    isWeaker: isWorse,
  },
  measured(
    'phase',
    ['phaseOfDeath'],
    value(({ snapshot }) => snapshot.phase),
  ),
  measured(
    'lead',
    [],
    value(({ snapshot }) => snapshot.lead),
  ),
  setting(
    'nla',
    ['protocolAnswers', 'rdpNegotiation'],
    value(({ snapshot }) => snapshot.nla),
    weaker('nla'),
  ),
  setting(
    'protocol',
    ['rdpNegotiation'],
    value(({ snapshot }) => snapshot.protocol),
    weaker('protocol'),
  ),
  setting(
    'negotiationFailure',
    ['rdpNegotiation'],
    value(({ snapshot }) => snapshot.negotiationFailure),
  ),
  setting(
    'tls',
    ['tlsHandshake'],
    value(({ snapshot }) => snapshot.tls),
    weaker('tls'),
  ),
  setting('tlsVersions', ['tlsSupport'], members(accepted)),
  setting('cipherPolicy', ['cipherOrder'], members(policy)),
  setting('cipherPolicyOrder', ['cipherOrder'], order(policy)),
  setting('suites', ['tlsSupport'], members(suites)),
  setting('suiteOrder', ['tlsSupport'], order(suites)),
  setting(
    'cipher',
    ['tlsHandshake'],
    value(({ snapshot }) => snapshot.cipher),
  ),
  setting(
    'groups',
    ['tlsSupport'],
    members(({ known }) => known.tlsSupport?.groups),
  ),
  setting(
    'signatureAlgorithms',
    ['tlsSupport'],
    members(({ known }) => known.tlsSupport?.signatureAlgorithms),
  ),
  setting(
    'issuer',
    ['tlsCertificate'],
    value((side) => shown(side) && issuerOf(shown(side)!)),
  ),
  setting(
    'keyBits',
    ['tlsCertificate'],
    value((side) => keyOf(shown(side))),
    hasShorterKey,
  ),
  setting(
    'signature',
    ['tlsCertificate'],
    value((side) => shown(side)?.signature),
  ),
  setting(
    'trusted',
    ['tlsChain'],
    value((side) => chain(side)?.trustedHere),
    (_, { known }) => known.tlsChain?.trustedHere === false,
  ),
  setting(
    'chain',
    ['tlsChain'],
    value((side) => chain(side)?.length),
  ),
  setting(
    'chainIssuers',
    ['tlsChain'],
    members((side) =>
      chain(side)
        ?.certificates.slice(1)
        .map(({ subject }) => subject),
    ),
  ),
  setting(
    'nameMatches',
    ['nameMatch'],
    value(({ known }) => known.nameMatch?.matches),
  ),
  setting(
    'build',
    ['ntlmIdentity'],
    value(({ snapshot }) => snapshot.build),
  ),
  setting(
    'domain',
    ['ntlmIdentity'],
    value(({ snapshot }) => snapshot.domain),
  ),
  setting(
    'forest',
    ['ntlmIdentity'],
    value((side) => identity(side)?.dnsForest),
  ),
  measured(
    'skewSeconds',
    ['serverClock'],
    measure(({ snapshot }) => snapshot.skewSeconds, 60),
  ),
  measured(
    'roundTripMs',
    ['connectionQuality'],
    measure(({ snapshot }) => snapshot.roundTripMs ?? snapshot.connectMs, 20, 2),
  ),
  measured(
    'lost',
    ['connectionQuality'],
    measure(({ snapshot }) => snapshot.lost, 0.1, 2),
  ),
  named(
    'computer',
    ['ntlmIdentity'],
    value(({ snapshot }) => snapshot.computer),
  ),
  named(
    'certificate',
    ['tlsCertificate', 'certificatesSeen'],
    value((side) => shown(side)?.sha256),
  ),
  named(
    'notAfter',
    ['tlsCertificate'],
    value((side) => shown(side)?.notAfter.slice(0, 10)),
  ),
  named(
    'address',
    [],
    value(({ snapshot }) => snapshot.address),
  ),
];

type IsWeaker = NonNullable<Respect['isWeaker']>;

function setting(code: string, facts: readonly FactName[], look: Look, isWeaker?: IsWeaker): Respect {
  return { code, facts, look, is: 'setting', ...(isWeaker === undefined ? {} : { isWeaker }) };
}

function measured(code: string, facts: readonly FactName[], look: Look): Respect {
  return { code, facts, look, is: 'measured' };
}

function named(code: string, facts: readonly FactName[], look: Look): Respect {
  return { code, facts, look, is: 'name' };
}

function weaker(name: Strength): IsWeaker {
  return ({ snapshot: before }, { snapshot: after }) =>
    (strengthOf(name, after) ?? 0) < (strengthOf(name, before) ?? 0);
}

/** What merely disturbs comes and goes. */
function isWorse({ snapshot: before }: Side, { snapshot: after }: Side): boolean {
  const bad = ['fails', 'worksForSome'];
  return bad.includes(after.outcome) && !bad.includes(before.outcome);
}

function hasShorterKey(before: Side, after: Side): boolean {
  const [a, b] = [shown(before), shown(after)];
  return a !== undefined && b !== undefined && a.keyType === b.keyType && b.keyBits < a.keyBits;
}

function keyOf(certificate: Side['snapshot']['certificate']): string | undefined {
  return certificate && `${certificate.keyType.toUpperCase()} ${certificate.keyBits}`;
}

function entriesOf(versions: FactTypes['tlsSupport']['versions']) {
  return Object.entries(versions);
}
