import { X509Certificate } from 'node:crypto';
import type { Gap } from '../../core/facts/case-file.ts';
import type { GapCode, GapDetail } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { Channel, type Conversation } from '../../core/protocol/conversation.ts';
import {
  credsspLogon,
  type CredsspLogon,
  type CredsspLogonAnswer,
} from '../../core/protocol/credssp/credssp-logon.ts';
import { earlyUserAuth, type EarlyUserAuth } from '../../core/protocol/credssp/early-user-auth.ts';
import { startSession, type SessionStart } from '../../core/protocol/mcs/session-start.ts';
import { negotiate } from '../../core/protocol/negotiation.ts';
import type { SecurityProtocol } from '../../core/protocol/security-protocols.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import type { Trace } from '../wire/trace.ts';
import { endingOf } from '../interview/attempt.ts';
import { clientOffer } from './handshake.ts';
import { logonAttempt } from './logon-attempt.ts';
import { matchNames } from './name-match.ts';
import { certificateFacts } from './certificate.ts';
import type { Credentials } from '../interview/credentials.ts';
import { defineProbe, type Found, type Look } from '../interview/probe.ts';
import { tapSocket } from '../wire/tap.ts';
import { shakeTls } from '../wire/tls-client.ts';

/** A real logon up to the session's beginning: it is recorded on the server, and asked for by a person. */
export const logon = defineProbe({
  name: 'logon',
  asks: 'whether this user can sign in',
  provides: ['logon', 'earlyUserAuth', 'sessionStart'],
  connections: { least: 1, most: 1 },
  reserved: true,
  shown: true,
  urgency: (_known, { credentials }) => (credentials === undefined ? 0 : 1),
  run: async (look) =>
    look.wishes.credentials === undefined ? { facts: {} } : logOn(look.wishes.credentials, look),
});

async function logOn(credentials: Credentials, look: Look): Promise<Found> {
  const opened = await look.open();
  if (opened.outcome !== 'open') return refusal('logonWithoutConnection', { outcome: opened.outcome });
  const { socket } = opened;
  try {
    const { result } = await drive(negotiate(clientOffer), socket, look.limits);
    if (result.outcome !== 'accepted') return refusal('logonWithoutNegotiation');
    const { protocol } = result;
    if (protocol !== 'ssl' && protocol !== 'hybrid' && protocol !== 'hybridEx') {
      return refusal('logonNotOver', { protocol });
    }
    const tls = await shakeTls(tapSocket(socket, look.limits.maxBytes), look.target.host, look.limits);
    if (tls.outcome !== 'completed') return refusal('logonWithoutTls', { outcome: tls.outcome });
    const [leaf] = tls.chain;
    if (leaf === undefined) return refusal('logonWithoutCertificate');
    // Without CredSSP the password itself would go to whoever holds the key, so that has to be the right one.
    if (protocol === 'ssl' && !isTrusted(leaf, look.target.host, tls.trusted)) {
      return refusal('logonNeedsTrust');
    }
    const conversation =
      protocol === 'ssl'
        ? startSession({ ...credentials, selectedProtocol: protocol })
        : signIn(credentials, protocol, publicKeyOf(leaf), look.target.host);
    const exchange = await drive<LogonResult | SessionStart>(conversation, tls.socket, look.limits);
    tls.socket.destroy();
    const answer = exchange.result;
    const facts =
      'reached' in answer ? sessionFact(answer, exchange.trace) : logonFacts(answer, exchange.trace);
    return { facts, attempts: [logonAttempt(facts, exchange.trace, look)] };
  } finally {
    socket.destroy();
  }
}

interface LogonResult {
  readonly logon: CredsspLogonAnswer;
  readonly early?: EarlyUserAuth;
  readonly session?: SessionStart;
}

/** CredSSP, the early answer about the user's rights where it was agreed, and the start of the session. */
function* signIn(
  { user, domain, password }: Credentials,
  selectedProtocol: SecurityProtocol,
  serverPublicKey: Uint8Array,
  host: string,
): Conversation<LogonResult> {
  const channel = new Channel();
  const request: CredsspLogon = {
    user,
    domain,
    password,
    serverPublicKey,
    now: Date.now(),
    targetName: `TERMSRV/${host}`,
  };
  const logon = yield* credsspLogon(nodeCrypto, request, channel);
  if (logon.outcome !== 'accepted') return { logon };
  const early = selectedProtocol === 'hybridEx' ? yield* earlyUserAuth(channel) : undefined;
  if (early !== undefined && early.outcome !== 'allowed') return { logon, early };
  const session = yield* startSession({ user, domain, password, selectedProtocol }, channel);
  return early === undefined ? { logon, session } : { logon, early, session };
}

function logonFacts({ logon, early, session }: LogonResult, trace: Trace): Partial<FactTypes> {
  return {
    logon: logonFact(logon),
    ...(early === undefined ? {} : earlyFact(early)),
    ...(session === undefined ? {} : sessionFact(session, trace)),
  };
}

function logonFact(answer: CredsspLogonAnswer): FactTypes['logon'] {
  switch (answer.outcome) {
    case 'accepted':
    case 'serverKeyMismatch':
      return { outcome: answer.outcome };
    case 'refused':
      return { outcome: 'refused', status: answer.status, credsspVersion: answer.credsspVersion };
    case 'malformed':
      return { outcome: 'malformed', problem: answer.problem };
    default:
      return { outcome: answer.outcome, credsspVersion: answer.credsspVersion };
  }
}

function earlyFact(early: EarlyUserAuth): Pick<Partial<FactTypes>, 'earlyUserAuth'> {
  switch (early.outcome) {
    case 'allowed':
    case 'denied':
    case 'unknownCode':
      return { earlyUserAuth: { outcome: early.outcome, ...('code' in early ? { code: early.code } : {}) } };
    default:
      return { earlyUserAuth: { outcome: 'notSent' } };
  }
}

function sessionFact(session: SessionStart, trace: Trace): Pick<FactTypes, 'sessionStart'> {
  const { reached, outcome, errorInfo, licenseError } = session;
  const ended = outcome === 'closed' || outcome === 'reset' || outcome === 'timedOut';
  return {
    sessionStart: {
      reached: outcome === 'started' ? 'connected' : reached,
      ...(errorInfo === undefined ? {} : { errorInfo }),
      ...(licenseError === undefined ? {} : { licenseError }),
      ...(ended ? { ending: endingOf(outcome, sentBefore[reached], trace) } : {}),
    },
  };
}

const sentBefore = {
  mcs: 'mcsConnect',
  clientInfo: 'clientInfo',
  license: 'clientInfo',
  demandActive: 'confirmActive',
} as const;

/** The content of subjectPublicKey: RSAPublicKey for RSA, the point for elliptic curves. */
function publicKeyOf(der: Uint8Array): Uint8Array {
  const key = new X509Certificate(der).publicKey;
  if (key.asymmetricKeyType === 'rsa') return new Uint8Array(key.export({ type: 'pkcs1', format: 'der' }));
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

function isTrusted(leaf: Uint8Array, host: string, trusted: boolean | undefined): boolean {
  const names = certificateFacts([leaf]).facts.tlsCertificate?.names ?? [];
  return trusted === true && matchNames(host, names, undefined).matches;
}

function refusal(code: GapCode, params?: GapDetail['params']): Found {
  const detail = params === undefined ? { code } : { code, params };
  const gap = (name: Gap['name']): Gap => ({ name, reason: 'not permitted', detail });
  return { facts: {}, gaps: [gap('logon'), gap('sessionStart')] };
}
