import { DecodeError } from '../../bytes/reader.ts';
import type { Crypto } from '../crypto.ts';
import { decodeNtlmAuthenticate, decodeNtlmClientChallenge, MIC_OFFSET } from './ntlm-authenticate.ts';
import type { NtlmAuthenticate } from './ntlm-authenticate.ts';
import { decodeNtlmChallenge, encodeNtlmChallenge } from './ntlm-challenge.ts';
import type { NtlmVersion } from './ntlm-flags.ts';
import { combineFlags, hasFlag, ntlmFlags } from './ntlm-flags.ts';
import type { NtlmSecret } from './ntlm-keys.ts';
import { messageIntegrityCode, ntProof, ntlmV2Key, sessionBaseKey } from './ntlm-keys.ts';
import { clientFlags, decodeNtlmNegotiate } from './ntlm-negotiate.ts';
import type { NtlmAgreement } from './ntlm-session.ts';
import { sameBytes } from './ntlm-session.ts';
import type { NtlmTarget } from './ntlm-target.ts';
import { describeTarget, targetPairs } from './ntlm-target.ts';
import { Rc4 } from './rc4.ts';

/** What a server's acceptor is told: the three messages, and how to find an account's secret. */
export interface NtlmExchange {
  readonly negotiate: Uint8Array;
  readonly challenge: Uint8Array;
  readonly authenticate: Uint8Array;
  /** The secret of an account, or undefined where it does not exist. */
  readonly secretOf: (user: string, domain: string) => NtlmSecret | undefined;
  /** The hash the client must have bound to, where the server insists on it. */
  readonly channelBindings?: Uint8Array | undefined;
}

/** Who signed in and the keys agreed, or why not. */
export type NtlmAcceptance =
  | (NtlmAgreement & { readonly outcome: 'accepted'; readonly user: string; readonly domain: string })
  | {
      readonly outcome: 'refused';
      readonly reason: 'unknownUser' | 'wrongPassword' | 'notNtlmV2' | 'wrongMic' | 'wrongChannelBindings';
      readonly user: string;
      readonly domain: string;
    };

/** A server's challenge to a negotiate message; with a timestamp, clients answer with a MIC. */
export function makeNtlmChallenge(
  crypto: Crypto,
  negotiate: Uint8Array,
  target: NtlmTarget,
  version: NtlmVersion = { major: 10, minor: 0, build: 20348 },
): Uint8Array<ArrayBuffer> {
  const asked = decodeNtlmNegotiate(negotiate).flags;
  const flags = combineFlags(
    asked & clientFlags,
    ntlmFlags.targetInfo,
    target.domain === target.computer ? ntlmFlags.targetTypeServer : ntlmFlags.targetTypeDomain,
  );
  return encodeNtlmChallenge({
    flags,
    serverChallenge: crypto.random(8),
    targetName: target.domain ?? target.computer ?? '',
    pairs: targetPairs(target),
    version: hasFlag(flags, ntlmFlags.version) ? version : undefined,
  });
}

/** Checks an AUTHENTICATE message as a server does, [MS-NLMP] 3.2.5.1.2; bytes without its shape are a DecodeError. */
export function acceptNtlm(crypto: Crypto, exchange: NtlmExchange): NtlmAcceptance {
  const message = decodeNtlmAuthenticate(exchange.authenticate);
  const { user, domain, ntResponse, flags } = message;
  const refused = (reason: Exclude<NtlmAcceptance, { outcome: 'accepted' }>['reason']): NtlmAcceptance => ({
    outcome: 'refused',
    reason,
    user,
    domain,
  });
  if (ntResponse.length <= NTLM_V1_RESPONSE) return refused('notNtlmV2');
  const secret = exchange.secretOf(user, domain);
  if (secret === undefined) return refused('unknownUser');
  const v2Key = ntlmV2Key(crypto, secret, user, domain);
  const { serverChallenge } = decodeNtlmChallenge(exchange.challenge);
  const proof = ntProof(crypto, v2Key, serverChallenge, ntResponse.subarray(16));
  if (!sameBytes(proof, ntResponse.subarray(0, 16))) return refused('wrongPassword');
  const sessionKey = exportedKey(message, sessionBaseKey(crypto, v2Key, proof));
  const said = describeTarget(decodeNtlmClientChallenge(ntResponse.subarray(16)).pairs);
  if (((said.flags ?? 0) & AV_FLAG_MIC) !== 0 && !micHolds(crypto, sessionKey, exchange, message)) {
    return refused('wrongMic');
  }
  const { channelBindings } = exchange;
  if (
    channelBindings !== undefined &&
    !sameBytes(channelBindings, said.channelBindings ?? new Uint8Array(0))
  ) {
    return refused('wrongChannelBindings');
  }
  return { outcome: 'accepted', user, domain, sessionKey, flags };
}

function exportedKey({ flags, encryptedSessionKey }: NtlmAuthenticate, baseKey: Uint8Array): Uint8Array {
  if (!hasFlag(flags, ntlmFlags.keyExchange)) return baseKey;
  if (encryptedSessionKey.length !== 16) {
    throw new DecodeError(`NtlmAuthenticate.sessionKey: ${encryptedSessionKey.length} bytes instead of 16`);
  }
  return new Rc4(baseKey).apply(encryptedSessionKey);
}

function micHolds(
  crypto: Crypto,
  sessionKey: Uint8Array,
  { negotiate, challenge, authenticate }: NtlmExchange,
  { mic }: NtlmAuthenticate,
): boolean {
  if (mic === undefined) return false;
  const withoutMic = authenticate.slice();
  withoutMic.fill(0, MIC_OFFSET, MIC_OFFSET + mic.length);
  return sameBytes(messageIntegrityCode(crypto, sessionKey, [negotiate, challenge, withoutMic]), mic);
}

const NTLM_V1_RESPONSE = 24;
const AV_FLAG_MIC = 2;
