import { DecodeError } from '../../bytes/reader.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { join } from '../../bytes/write.ts';
import { takeBer } from '../ber.ts';
import type { Conversation, Ending, Problem } from '../conversation.ts';
import { Channel, malformed } from '../conversation.ts';
import type { Crypto } from '../crypto.ts';
import type { NtlmChallenge } from './ntlm-challenge.ts';
import { decodeNtlmChallenge } from './ntlm-challenge.ts';
import { clientFlags, clientVersion, encodeNtlmNegotiate } from './ntlm-negotiate.ts';
import type { NtlmSession } from './ntlm-session.ts';
import { decodeNegotiateToken, encodeNegTokenInit, ntlmInside } from './spnego.ts';
import type { TsRequest } from './ts-request.ts';
import { decodeTsRequest, encodeTsRequest, MAX_TS_REQUEST } from './ts-request.ts';

/** How far CredSSP came without credentials; `version` is the server's own, `bytes` all it sent. */
export type CredsspChallenge =
  | {
      readonly outcome: 'challenged';
      readonly version: number;
      readonly challenge: NtlmChallenge;
      readonly bytes: number;
    }
  | {
      readonly outcome: 'refused';
      readonly version: number;
      readonly errorCode: number;
      readonly bytes: number;
    }
  | { readonly outcome: 'malformed'; readonly problem: Problem; readonly bytes: number }
  | { readonly outcome: Ending; readonly bytes: number };

/** What a client says first; NTLM goes bare by default, as Windows accepts it, or inside SPNEGO. */
export interface CredsspOptions {
  readonly version?: number | undefined;
  readonly wrapping?: 'raw' | 'spnego' | undefined;
}

/** Runs inside TLS up to the NTLM challenge and never further: it needs no account and leaves no logon attempt. */
export function* credsspChallenge(
  options: CredsspOptions = {},
  channel = new Channel(),
): Conversation<CredsspChallenge> {
  try {
    const opening = yield* openCredssp(options, channel);
    if (opening.outcome !== 'challenged') return { ...opening, bytes: channel.received };
    const { version, challenge } = opening;
    return {
      outcome: 'challenged',
      version,
      challenge: decodeNtlmChallenge(challenge),
      bytes: channel.received,
    };
  } catch (error) {
    return { ...malformed(error), bytes: channel.received };
  }
}

/** The first exchange of CredSSP with its messages as they were on the wire, or how it ended. */
export type CredsspOpening =
  | {
      readonly outcome: 'challenged';
      readonly version: number;
      readonly negotiate: Uint8Array;
      readonly challenge: Uint8Array;
    }
  | { readonly outcome: 'refused'; readonly version: number; readonly errorCode: number }
  | { readonly outcome: Ending };

/** Sends NEGOTIATE and reads the answer; anything that is not a TSRequest is a DecodeError. */
export function* openCredssp(options: CredsspOptions, channel: Channel): Conversation<CredsspOpening> {
  const { version = CREDSSP_VERSION, wrapping = 'raw' } = options;
  const negotiate = encodeNtlmNegotiate({ flags: clientFlags, version: clientVersion });
  const token = wrapping === 'raw' ? negotiate : encodeNegTokenInit(negotiate);
  channel.send(encodeTsRequest({ version, negoTokens: [token] }));
  const answer = yield* takeTsRequest(channel);
  if (typeof answer === 'string') return { outcome: answer };
  if (answer.errorCode !== undefined && answer.errorCode !== 0) {
    return { outcome: 'refused', version: answer.version, errorCode: answer.errorCode };
  }
  const said = answer.negoTokens?.[0];
  const challenge = said && ntlmInside(decodeNegotiateToken(said));
  if (challenge === undefined) throw new DecodeError('TSRequest.negoTokens: no NTLM challenge inside');
  return { outcome: 'challenged', version: answer.version, negotiate, challenge };
}

/** The next TSRequest on a channel, or how the peer stopped talking before it was there. */
export function* takeTsRequest(channel: Channel): Conversation<TsRequest | Ending> {
  const bytes = yield* takeBer(channel, 0x30, MAX_TS_REQUEST);
  return bytes instanceof Uint8Array ? decodeTsRequest(bytes) : bytes;
}

/** What pubKeyAuth carries, [MS-CSSP] 3.1.5: the key itself up to version 4, a hash bound to a nonce from 5 on. */
export function publicKeyProof(
  crypto: Crypto,
  sender: 'client' | 'server',
  version: number,
  publicKey: Uint8Array,
  nonce: Uint8Array,
): Uint8Array {
  if (version >= 5) return crypto.hash('sha256', join(toUtf8(bindingMagic[sender]), nonce, publicKey));
  const key = publicKey.slice();
  if (sender === 'server' && key.length > 0) key[0] = (key[0]! + 1) & 0xff;
  return key;
}

/** A message sealed for authInfo and pubKeyAuth: the signature with the encrypted text behind it. */
export function sealed(session: NtlmSession, message: Uint8Array): Uint8Array<ArrayBuffer> {
  const { signature, sealed } = session.wrap(message);
  return join(signature, sealed);
}

/** What authInfo or pubKeyAuth holds; absent, too short or wrongly signed is a DecodeError. */
export function unsealed(session: NtlmSession, bytes: Uint8Array | undefined, field: string): Uint8Array {
  if (bytes === undefined) throw new DecodeError(`TSRequest.${field}: absent`);
  const message = session.unwrap({ signature: bytes.subarray(0, 16), sealed: bytes.subarray(16) });
  if (message === undefined) throw new DecodeError(`TSRequest.${field}: its signature does not hold`);
  return message;
}

/** The version both sides speak. */
export function agreedVersion(theirs: number, ours = CREDSSP_VERSION): number {
  return Math.min(theirs, ours);
}

/** The CredSSP version spoken here, the newest defined. */
export const CREDSSP_VERSION = 6;

const bindingMagic = {
  client: 'CredSSP Client-To-Server Binding Hash\0',
  server: 'CredSSP Server-To-Client Binding Hash\0',
} as const;
