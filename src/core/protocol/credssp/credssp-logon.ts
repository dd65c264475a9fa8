import type { Conversation, Ending, Problem } from '../conversation.ts';
import { Channel, malformed } from '../conversation.ts';
import type { Crypto } from '../crypto.ts';
import type { CredsspOpening } from './credssp.ts';
import { agreedVersion, openCredssp, publicKeyProof, sealed, takeTsRequest, unsealed } from './credssp.ts';
import type { NtlmChallenge } from './ntlm-challenge.ts';
import { decodeNtlmChallenge } from './ntlm-challenge.ts';
import { answerNtlmChallenge } from './ntlm-logon.ts';
import { NtlmSession, sameBytes } from './ntlm-session.ts';
import { encodeTsCredentials } from './ts-credentials.ts';
import { encodeTsRequest } from './ts-request.ts';

/** Who signs in, and what CredSSP binds to. */
export interface CredsspLogon {
  readonly user: string;
  readonly domain: string;
  readonly password: string;
  /** The content of the certificate's subjectPublicKey BIT STRING (for RSA: the RSAPublicKey DER). */
  readonly serverPublicKey: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The highest CredSSP version to speak, 2 to 6. */
  readonly version?: number | undefined;
  readonly workstation?: string | undefined;
  /** Service principal name, e.g. TERMSRV/srv01. */
  readonly targetName?: string | undefined;
  /** From `channelBindingsHash`, for servers that insist on Extended Protection. */
  readonly channelBindings?: Uint8Array | undefined;
}

type Verdict =
  | { readonly outcome: 'accepted'; readonly credsspVersion: number }
  | { readonly outcome: 'refused'; readonly status: number; readonly credsspVersion: number }
  | { readonly outcome: 'serverKeyMismatch'; readonly credsspVersion: number }
  | {
      readonly outcome: Ending;
      readonly credsspVersion: number;
      readonly after: 'credsspNegotiate' | 'credsspAuthenticate';
    };

/** The answer to a real logon; `credsspVersion` is the one both sides spoke, 0 where nothing was agreed yet. */
export type CredsspLogonAnswer = (Verdict | { readonly outcome: 'malformed'; readonly problem: Problem }) & {
  readonly bytes: number;
  readonly challenge?: NtlmChallenge;
};

/**
 * A full NTLMv2 logon by CredSSP, [MS-CSSP] 3.1.5, inside TLS: it counts as a logon on the server. Behind `accepted`
 * the TSCredentials wait in `channel`; the next conversation on that channel sends them.
 */
export function* credsspLogon(
  crypto: Crypto,
  logon: CredsspLogon,
  channel = new Channel(),
): Conversation<CredsspLogonAnswer> {
  let challenge: NtlmChallenge | undefined;
  const answered = () => ({ ...(challenge && { challenge }), bytes: channel.received });
  try {
    const opening = yield* openCredssp({ version: logon.version }, channel);
    if (opening.outcome === 'refused') {
      const { version, errorCode: status } = opening;
      return { outcome: 'refused', status, credsspVersion: agreedVersion(version), ...answered() };
    }
    if (opening.outcome !== 'challenged') {
      return { outcome: opening.outcome, credsspVersion: 0, after: 'credsspNegotiate', ...answered() };
    }
    challenge = decodeNtlmChallenge(opening.challenge);
    const verdict = yield* authenticate(crypto, logon, opening, channel);
    return { ...verdict, ...answered() };
  } catch (error) {
    return { ...malformed(error), ...answered() };
  }
}

type Challenged = Extract<CredsspOpening, { outcome: 'challenged' }>;

function* authenticate(
  crypto: Crypto,
  logon: CredsspLogon,
  { version: theirs, negotiate, challenge }: Challenged,
  channel: Channel,
): Conversation<Verdict> {
  const credsspVersion = agreedVersion(theirs, logon.version);
  const { authenticate, ...agreement } = answerNtlmChallenge(crypto, {
    ...logon,
    secret: { password: logon.password },
    negotiate,
    challenge,
  });
  const session = new NtlmSession(crypto, agreement, 'client');
  const nonce = crypto.random(32);
  const proof = (sender: 'client' | 'server') =>
    publicKeyProof(crypto, sender, credsspVersion, logon.serverPublicKey, nonce);
  channel.send(
    encodeTsRequest({
      version: credsspVersion,
      negoTokens: [authenticate],
      pubKeyAuth: sealed(session, proof('client')),
      clientNonce: credsspVersion >= 5 ? nonce : undefined,
    }),
  );
  const answer = yield* takeTsRequest(channel);
  if (typeof answer === 'string') return { outcome: answer, credsspVersion, after: 'credsspAuthenticate' };
  if (answer.errorCode !== undefined && answer.errorCode !== 0) {
    return { outcome: 'refused', status: answer.errorCode, credsspVersion };
  }
  const pubKeyAuth = unsealed(session, answer.pubKeyAuth, 'pubKeyAuth');
  if (!sameBytes(pubKeyAuth, proof('server'))) {
    return { outcome: 'serverKeyMismatch', credsspVersion };
  }
  const authInfo = sealed(session, encodeTsCredentials(logon));
  channel.send(encodeTsRequest({ version: credsspVersion, authInfo }));
  return { outcome: 'accepted', credsspVersion };
}
