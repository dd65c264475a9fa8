import { DecodeError } from '../../bytes/reader.ts';
import type { Conversation, Ending, Problem } from '../conversation.ts';
import { Channel, malformed } from '../conversation.ts';
import type { Crypto } from '../crypto.ts';
import { agreedVersion, publicKeyProof, sealed, takeTsRequest, unsealed } from './credssp.ts';
import type { NtlmAcceptance } from './ntlm-accept.ts';
import { acceptNtlm, makeNtlmChallenge } from './ntlm-accept.ts';
import type { NtlmVersion } from './ntlm-flags.ts';
import type { NtlmSecret } from './ntlm-keys.ts';
import { NtlmSession, sameBytes } from './ntlm-session.ts';
import type { NtlmTarget } from './ntlm-target.ts';
import type { NegotiateToken } from './spnego.ts';
import { decodeNegotiateToken, encodeNegTokenResponse, negStates, ntlmInside } from './spnego.ts';
import type { TsPasswordCredentials } from './ts-credentials.ts';
import { decodeTsCredentials } from './ts-credentials.ts';
import type { TsRequest } from './ts-request.ts';
import { encodeTsRequest } from './ts-request.ts';

/** What a CredSSP server knows and says of itself. */
export interface CredsspServer {
  readonly target: NtlmTarget;
  readonly version?: number | undefined;
  readonly osVersion?: NtlmVersion | undefined;
  /** The content of its certificate's subjectPublicKey BIT STRING. */
  readonly publicKey: Uint8Array;
  /** The key its own proof is made with, to practise a mismatch; `publicKey` unless stated. */
  readonly provenKey?: Uint8Array | undefined;
  readonly secretOf: (user: string, domain: string) => NtlmSecret | undefined;
  /** NTSTATUS to refuse a logon with, or undefined to close without a word; 0xC000006D unless stated. */
  readonly refusal?: ((acceptance: NtlmAcceptance) => number | undefined) | undefined;
}

/** What became of one client; behind `accepted` anything the client sends next is still in the channel. */
export type CredsspServed =
  | { readonly outcome: 'accepted'; readonly credentials: TsPasswordCredentials }
  | { readonly outcome: 'refused'; readonly acceptance: NtlmAcceptance; readonly status?: number | undefined }
  | { readonly outcome: 'keyMismatch' }
  | { readonly outcome: 'malformed'; readonly problem: Problem }
  | { readonly outcome: Ending };

/** The server's side of CredSSP with NTLM, [MS-CSSP] 3.2.5, inside TLS; it really checks the password. */
export function* serveCredssp(
  crypto: Crypto,
  server: CredsspServer,
  channel = new Channel(),
): Conversation<CredsspServed> {
  try {
    const first = yield* takeTsRequest(channel);
    if (typeof first === 'string') return { outcome: first };
    const opened = tokenOf(first);
    const negotiate = required(ntlmInside(opened), 'NTLM negotiate');
    const challenge = makeNtlmChallenge(crypto, negotiate, server.target, server.osVersion);
    const version = server.version ?? 6;
    channel.send(encodeTsRequest({ version, negoTokens: [wrapChallenge(opened, challenge)] }));
    const second = yield* takeTsRequest(channel);
    if (typeof second === 'string') return { outcome: second };
    const authenticate = required(ntlmInside(tokenOf(second)), 'NTLM authenticate');
    const acceptance = acceptNtlm(crypto, { negotiate, challenge, authenticate, secretOf: server.secretOf });
    if (acceptance.outcome === 'refused' || server.refusal?.(acceptance) !== undefined) {
      return yield* refuse(server, acceptance, agreedVersion(first.version, version), channel);
    }
    return yield* finish(crypto, server, { first, second, opened, acceptance, version }, channel);
  } catch (error) {
    return malformed(error);
  }
}

interface Progress {
  readonly first: TsRequest;
  readonly second: TsRequest;
  readonly opened: NegotiateToken;
  readonly acceptance: Extract<NtlmAcceptance, { outcome: 'accepted' }>;
  readonly version: number;
}

function* finish(
  crypto: Crypto,
  server: CredsspServer,
  { first, second, opened, acceptance, version }: Progress,
  channel: Channel,
): Conversation<CredsspServed> {
  const session = new NtlmSession(crypto, acceptance, 'server');
  const negoTokens = closeSpnego(session, opened, tokenOf(second));
  let proving = second;
  if (second.pubKeyAuth === undefined) {
    channel.send(encodeTsRequest({ version, negoTokens }));
    const third = yield* takeTsRequest(channel);
    if (typeof third === 'string') return { outcome: third };
    proving = third;
  }
  const spoken = agreedVersion(first.version, version);
  const nonce = proving.clientNonce ?? new Uint8Array(0);
  const { publicKey, provenKey = publicKey } = server;
  const expected = publicKeyProof(crypto, 'client', spoken, publicKey, nonce);
  const ours = publicKeyProof(crypto, 'server', spoken, provenKey, nonce);
  if (!sameBytes(unsealed(session, proving.pubKeyAuth, 'pubKeyAuth'), expected)) {
    return { outcome: 'keyMismatch' };
  }
  channel.send(
    encodeTsRequest({
      version,
      negoTokens: second.pubKeyAuth === undefined ? undefined : negoTokens,
      pubKeyAuth: sealed(session, ours),
    }),
  );
  const last = yield* takeTsRequest(channel);
  if (typeof last === 'string') return { outcome: last };
  return {
    outcome: 'accepted',
    credentials: decodeTsCredentials(unsealed(session, last.authInfo, 'authInfo')),
  };
}

/** Says why, where the version has a field for it, and waits for the client to go. */
function* refuse(
  server: CredsspServer,
  acceptance: NtlmAcceptance,
  version: number,
  channel: Channel,
): Conversation<CredsspServed> {
  const status = server.refusal === undefined ? STATUS_LOGON_FAILURE : server.refusal(acceptance);
  if (status !== undefined && version >= 3) {
    channel.send(encodeTsRequest({ version: server.version ?? 6, errorCode: status }));
    yield* channel.more();
  }
  return { outcome: 'refused', acceptance, status };
}

function wrapChallenge(opened: NegotiateToken, challenge: Uint8Array): Uint8Array {
  if (opened.kind === 'raw') return challenge;
  return encodeNegTokenResponse({ state: negStates.acceptIncomplete, named: true, token: challenge });
}

/** The last SPNEGO token with the MIC over the mechanism list, which restarts the key streams. */
function closeSpnego(
  session: NtlmSession,
  opened: NegotiateToken,
  answer: NegotiateToken,
): readonly Uint8Array[] | undefined {
  if (opened.kind !== 'init') return undefined;
  const theirs = answer.kind === 'response' ? answer.mechListMic : undefined;
  if (theirs === undefined) return [encodeNegTokenResponse({ state: negStates.acceptCompleted })];
  if (!session.verify(opened.mechTypes, theirs))
    throw new DecodeError('NegTokenResp.mechListMIC: it does not hold');
  const mechListMic = session.sign(opened.mechTypes);
  session.restartCiphers();
  return [encodeNegTokenResponse({ state: negStates.acceptCompleted, mechListMic })];
}

function tokenOf(request: TsRequest): NegotiateToken {
  return decodeNegotiateToken(required(request.negoTokens?.[0], 'negoTokens'));
}

function required(bytes: Uint8Array | undefined, name: string): Uint8Array {
  if (bytes === undefined) throw new DecodeError(`TSRequest: no ${name}`);
  return bytes;
}

const STATUS_LOGON_FAILURE = 0xc000006d;
