import { cloudFacts } from './cloud.ts';
import { healthy } from './healthy.ts';
import { serverFacts } from './server.ts';
import { surroundingFacts } from './surroundings.ts';
import type { FactName, FactTypes } from './vocabulary.ts';

/** What the probes report of a connection that ends in one place: the starting points of examples and tests. */
export interface Situation {
  readonly facts: Partial<FactTypes>;
  readonly unknown: readonly FactName[];
}

type By = NonNullable<FactTypes['phaseOfDeath']['ending']>['by'];
const outcomes = { fin: 'closed', rst: 'reset', silence: 'timedOut' } as const;

/** What only somebody inside, or with more than a probe, could tell. */
const notFromOutside: readonly FactName[] = [
  ...(Object.keys(serverFacts) as (keyof typeof serverFacts)[]),
  ...(Object.keys(surroundingFacts) as (keyof typeof surroundingFacts)[]),
  ...(Object.keys(cloudFacts) as (keyof typeof cloudFacts)[]),
  'clientSettings',
  'capturePath',
  'gateway',
  'otherPorts',
  'addresses',
  'sourcePorts',
];
const behindSignIn: readonly FactName[] = ['logon', 'earlyUserAuth', 'sessionStart'];
const behindTls: readonly FactName[] = ['credssp', 'ntlmIdentity', 'serverClock', 'clocks', ...behindSignIn];
const behindNegotiation: readonly FactName[] = [
  'clientHello',
  'certificatesSeen',
  'tlsHandshake',
  'tlsSupport',
  'tlsEnding',
  'largeFlight',
  'tlsCertificate',
  'tlsChain',
  'nameMatch',
  ...behindTls,
];
const behindConnection: readonly FactName[] = [
  'rdpNegotiation',
  'protocolAnswers',
  'standardSecurity',
  'rawTls',
  'portSpeech',
  'connectionQuality',
  'rdpUdp',
  ...behindNegotiation,
];

type Attempt = FactTypes['tcpConnect']['attempts'][number];

/** No address can be connected to. */
export function notConnected(outcome: Attempt['outcome'], ms: number, code?: string): Situation {
  const attempt = { address: '192.0.2.11', outcome, ms, ...(code === undefined ? {} : { code }) };
  const by = { timedOut: 'silence', refused: 'rst' } as const;
  const ending = {
    by: outcome in by ? by[outcome as keyof typeof by] : 'icmp',
    after: 'syn',
    ms,
    bytes: 0,
  } as const;
  return {
    facts: {
      tcpConnect: { port: 3389, attempts: [attempt] },
      phaseOfDeath: { phase: 'connection', ending, sameEnding: 1, attempts: 1 },
    },
    unknown: [...notFromOutside, ...behindConnection],
  };
}

/** The port is open and the connection request gets no proper answer. */
export function endsInNegotiation(
  by: 'fin' | 'rst' | 'silence',
  bytes = 0,
  more?: Partial<FactTypes>,
): Situation {
  const ms = by === 'silence' ? 5_000 : 1;
  const rdpNegotiation = { outcome: outcomes[by], ms, bytes };
  return {
    facts: {
      rdpNegotiation,
      protocolAnswers: [{ offer: ['ssl', 'hybrid', 'hybridEx'], answer: rdpNegotiation }],
      portSpeech: { protocol: 'silent' },
      rawTls: { outcome: outcomes[by] },
      phaseOfDeath: {
        phase: 'negotiation',
        ending: { by, after: 'connectionRequest', ms, bytes },
        sameEnding: 3,
        attempts: 3,
      },
      ...more,
    },
    unknown: without([...notFromOutside, 'standardSecurity', ...behindNegotiation], more),
  };
}

/** The server answers the connection request with a refusal. */
export function refusesOffer(
  failure: Extract<FactTypes['rdpNegotiation'], { outcome: 'refused' }>['failure'],
  code: number,
  more?: Partial<FactTypes>,
): Situation {
  const rdpNegotiation = { outcome: 'refused', failure, code } as const;
  return {
    facts: {
      rdpNegotiation,
      protocolAnswers: [{ offer: ['ssl', 'hybrid', 'hybridEx'], answer: rdpNegotiation }],
      rawTls: { outcome: 'closed' },
      phaseOfDeath: {
        phase: 'negotiation',
        ending: { by: 'refusal', after: 'connectionRequest', ms: 9, bytes: 19 },
        sameEnding: 2,
        attempts: 2,
      },
      ...more,
    },
    unknown: without([...notFromOutside, 'standardSecurity', ...behindNegotiation], more),
  };
}

/** TLS was agreed on and the handshake does not complete. */
export function endsInEncryption(handshake: FactTypes['tlsHandshake'], more?: Partial<FactTypes>): Situation {
  const ended: Record<string, By> = { closed: 'fin', reset: 'rst', timedOut: 'silence', alert: 'alert' };
  const ending = {
    by: ended[handshake.outcome] ?? 'nonsense',
    after: 'clientHello',
    ms: 'ms' in handshake ? handshake.ms : 5,
    bytes: 'bytes' in handshake ? handshake.bytes : 7,
    ...('alert' in handshake ? { alert: handshake.alert } : {}),
  } as const;
  const small = handshake.outcome === 'timedOut' && ({ outcome: 'stalledAndSmallToo', bytes: 0 } as const);
  return {
    facts: {
      tlsHandshake: handshake,
      tlsEnding: ending,
      ...(small ? { largeFlight: small } : {}),
      rawTls: {
        outcome:
          handshake.outcome === 'closed' || handshake.outcome === 'reset' ? handshake.outcome : 'timedOut',
      },
      phaseOfDeath: { phase: 'encryption', ending, sameEnding: 3, attempts: 3 },
      ...more,
    },
    unknown: [...notFromOutside, ...behindNegotiation].filter(
      (name) =>
        !['tlsHandshake', 'tlsEnding'].includes(name) &&
        !(name === 'largeFlight' && small) &&
        !(name in (more ?? {})),
    ),
  };
}

/** Encryption works and sign-in ends without an answer that could be used. */
export function endsInSignIn(credssp: FactTypes['credssp'], more?: Partial<FactTypes>): Situation {
  const by: By = credssp.outcome === 'reset' ? 'rst' : credssp.outcome === 'timedOut' ? 'silence' : 'fin';
  return {
    facts: {
      credssp,
      phaseOfDeath: {
        phase: 'signIn',
        ending: { by, after: 'credsspNegotiate', ms: 8, bytes: 0 },
        sameEnding: 2,
        attempts: 2,
      },
      ...more,
    },
    unknown: [...notFromOutside, ...behindTls].filter(
      (name) => name !== 'credssp' && !(name in (more ?? {})),
    ),
  };
}

/** The account was refused in a real logon. */
export function refusesLogon(status: number): Situation {
  return {
    facts: {
      logon: { outcome: 'refused', status, credsspVersion: 6 },
      phaseOfDeath: {
        phase: 'signIn',
        ending: { by: 'refusal', after: 'credsspAuthenticate', ms: 40, bytes: 60 },
        sameEnding: 1,
        attempts: 1,
      },
    },
    unknown: [...notFromOutside, 'earlyUserAuth', 'sessionStart'],
  };
}

/** The server ended the session with an error info code, [MS-RDPBCGR] 2.2.5.1.1. */
export function endsSession(errorInfo: number): Situation {
  return {
    facts: {
      sessionStart: { ...healthy.sessionStart, reached: 'demandActive', errorInfo },
      phaseOfDeath: {
        phase: 'session',
        ending: { by: 'fin', after: 'clientInfo', ms: 30, bytes: 200 },
        sameEnding: 1,
        attempts: 1,
      },
    },
    unknown: notFromOutside,
  };
}

function without(names: readonly FactName[], known: Partial<FactTypes> = {}): readonly FactName[] {
  return names.filter((name) => !(name in known));
}
