import { toUtf16le } from '../../bytes/text.ts';
import { join, u32le } from '../../bytes/write.ts';
import type { Crypto } from '../crypto.ts';
import { toFileTime } from './file-time.ts';
import { encodeNtlmAuthenticate, encodeNtlmClientChallenge } from './ntlm-authenticate.ts';
import type { NtlmAuthenticate } from './ntlm-authenticate.ts';
import type { NtlmChallenge } from './ntlm-challenge.ts';
import { challengeTarget, decodeNtlmChallenge } from './ntlm-challenge.ts';
import { combineFlags, hasFlag, ntlmFlags } from './ntlm-flags.ts';
import type { NtlmSecret } from './ntlm-keys.ts';
import { messageIntegrityCode, ntProof, ntlmV2Key, sessionBaseKey } from './ntlm-keys.ts';
import { clientFlags, clientVersion } from './ntlm-negotiate.ts';
import type { NtlmAgreement } from './ntlm-session.ts';
import type { AvPair } from './ntlm-target.ts';
import { avIds } from './ntlm-target.ts';
import { Rc4 } from './rc4.ts';

/** Who signs in, with what, and which messages went before. */
export interface NtlmLogon {
  readonly user: string;
  readonly domain: string;
  readonly secret: NtlmSecret;
  readonly workstation?: string | undefined;
  /** The NEGOTIATE and CHALLENGE messages as they were on the wire. */
  readonly negotiate: Uint8Array;
  readonly challenge: Uint8Array;
  /** Milliseconds since 1970; used where the server gave no time of its own. */
  readonly now: number;
  /** MD5 hash from `channelBindingsHash`; zeros where there is no TLS to bind to. */
  readonly channelBindings?: Uint8Array | undefined;
  /** Service principal name, e.g. TERMSRV/srv01. */
  readonly targetName?: string | undefined;
}

/** Answers an NTLM challenge with NTLMv2, [MS-NLMP] 3.1.5.1.2: the message, and the keys it agrees on. */
export function answerNtlmChallenge(
  crypto: Crypto,
  logon: NtlmLogon,
): NtlmAgreement & { readonly authenticate: Uint8Array } {
  const challenge = decodeNtlmChallenge(logon.challenge);
  const v2Key = ntlmV2Key(crypto, logon.secret, logon.user, logon.domain);
  const proof = proveKnowledge(crypto, logon, challenge, v2Key);
  const flags = agreedFlags(challenge.flags);
  const baseKey = sessionBaseKey(crypto, v2Key, proof.ntResponse.subarray(0, 16));
  const exchanged = hasFlag(flags, ntlmFlags.keyExchange);
  const sessionKey = exchanged ? crypto.random(16) : baseKey;
  const message: NtlmAuthenticate = {
    flags,
    user: logon.user,
    domain: logon.domain,
    workstation: logon.workstation ?? '',
    lmResponse: proof.lmResponse,
    ntResponse: proof.ntResponse,
    encryptedSessionKey: exchanged ? new Rc4(baseKey).apply(sessionKey) : new Uint8Array(0),
    version: hasFlag(flags, ntlmFlags.version) ? clientVersion : undefined,
  };
  const withoutMic = encodeNtlmAuthenticate(message);
  if (challengeTarget(challenge).timestamp === undefined)
    return { authenticate: withoutMic, sessionKey, flags };
  const mic = messageIntegrityCode(crypto, sessionKey, [logon.negotiate, logon.challenge, withoutMic]);
  return { authenticate: encodeNtlmAuthenticate({ ...message, mic }), sessionKey, flags };
}

/** The NT and LM responses; LM is zeros where the server gave its time, as [MS-NLMP] 3.1.5.1.2 demands. */
function proveKnowledge(
  crypto: Crypto,
  logon: NtlmLogon,
  challenge: NtlmChallenge,
  v2Key: Uint8Array,
): { readonly ntResponse: Uint8Array; readonly lmResponse: Uint8Array } {
  const { timestamp } = challengeTarget(challenge);
  const clientChallenge = crypto.random(8);
  const temp = encodeNtlmClientChallenge({
    timestamp: timestamp ?? toFileTime(logon.now),
    clientChallenge,
    pairs: clientPairs(logon, challenge.pairs, timestamp !== undefined),
  });
  const proof = ntProof(crypto, v2Key, challenge.serverChallenge, temp);
  const lmResponse =
    timestamp === undefined
      ? join(ntProof(crypto, v2Key, challenge.serverChallenge, clientChallenge), clientChallenge)
      : new Uint8Array(24);
  return { ntResponse: join(proof, temp), lmResponse };
}

/** The server's pairs with what the client adds: the MIC flag, channel bindings, and the target's name. */
function clientPairs(logon: NtlmLogon, pairs: readonly AvPair[], withMic: boolean): readonly AvPair[] {
  const added = new Set<number>([avIds.flags, avIds.channelBindings, avIds.targetName]);
  const before = pairs.find(({ id }) => id === avIds.flags)?.value[0] ?? 0;
  const flags = withMic ? before | AV_FLAG_MIC : before;
  return [
    ...pairs.filter(({ id }) => !added.has(id)),
    ...(flags === 0 ? [] : [{ id: avIds.flags, value: u32le(flags) }]),
    { id: avIds.channelBindings, value: logon.channelBindings ?? new Uint8Array(16) },
    { id: avIds.targetName, value: toUtf16le(logon.targetName ?? '') },
  ];
}

/** What both sides can do, without what only describes the challenge. */
function agreedFlags(serverFlags: number): number {
  return combineFlags(clientFlags & (serverFlags | ntlmFlags.version), serverFlags & ntlmFlags.targetInfo);
}

const AV_FLAG_MIC = 2;
