import { DecodeError } from '../../../bytes/reader.ts';
import { badField, Channel, type Problem } from '../../../protocol/conversation.ts';
import { takeTsRequest } from '../../../protocol/credssp/credssp.ts';
import type { NtlmChallenge } from '../../../protocol/credssp/ntlm-challenge.ts';
import { decodeNtlmChallenge } from '../../../protocol/credssp/ntlm-challenge.ts';
import { decodeNegotiateToken, ntlmInside } from '../../../protocol/credssp/spnego.ts';
import type { TsRequest } from '../../../protocol/credssp/ts-request.ts';
import type { NegotiationAnswer } from '../../../protocol/negotiation.ts';
import { replay } from '../speech/replay.ts';
import { behind, type Spoken } from '../speech/spoken.ts';
import type { Sent } from '../speech/sent.ts';

/** CredSSP as it was spoken, read from decrypted TLS. */
export interface SignInStory {
  readonly mechanism: 'ntlm' | 'kerberos' | 'unknown';
  /** The server's version, once it has spoken. */
  readonly serverVersion?: number;
  readonly challenge?: NtlmChallenge;
  /** NTSTATUS with which the server refused. */
  readonly errorCode?: number;
  /** Early User Authorization Result of HYBRID_EX. */
  readonly earlyUserAuth?: number;
  /** The server's last answer in this phase. */
  readonly answeredAt?: number;
  readonly problem?: Problem;
  readonly sent: readonly Sent[];
  /** The client sent its credentials: what follows is the RDP session. */
  readonly complete: boolean;
  readonly clientBytes: number;
  readonly serverBytes: number;
}

interface Heard {
  readonly request: TsRequest;
  readonly at: number;
  readonly end: number;
}

/** Reads the TSRequests of both sides, and the authorization result behind them where HYBRID_EX was chosen. */
export function readSignIn(client: Spoken, server: Spoken, answer: NegotiationAnswer): SignInStory {
  const said = tsRequests(client);
  const heard = tsRequests(server);
  const tokens = [...said.requests, ...heard.requests].flatMap(({ request }) => request.negoTokens ?? []);
  const challenge = heard.requests.map(({ request }) => challengeIn(request)).find(Boolean);
  const errorCode = heard.requests
    .map(({ request }) => request.errorCode)
    .find((code) => code !== undefined && code !== 0);
  const complete = said.requests.some(({ request }) => request.authInfo !== undefined);
  const early = complete && isExtended(answer) ? earlyResult(behind(server, heard.length)) : undefined;
  const last = heard.requests.at(-1);
  const problem = said.problem ?? heard.problem;
  return {
    mechanism: tokens.some(hasNtlm) ? 'ntlm' : tokens.length > 0 ? 'kerberos' : 'unknown',
    ...(last && { serverVersion: last.request.version, answeredAt: last.at }),
    ...(challenge && { challenge }),
    ...(errorCode !== undefined && { errorCode }),
    ...(early !== undefined && { earlyUserAuth: early }),
    ...(problem !== undefined && !complete && { problem }),
    sent: said.requests.map(({ request, at }, index) => ({ message: messageOf(request, index), at })),
    complete,
    clientBytes: said.length,
    serverBytes: heard.length + (early === undefined ? 0 : 4),
  };
}

function tsRequests(spoken: Spoken): {
  readonly requests: readonly Heard[];
  readonly length: number;
  readonly problem?: Problem;
} {
  const requests: Heard[] = [];
  let length = 0;
  while (requests.length < MAX_REQUESTS && spoken.bytes[length] === SEQUENCE) {
    const channel = new Channel();
    try {
      const request = replay(takeTsRequest(channel), spoken.bytes.subarray(length), 'closed');
      if (typeof request === 'string') break;
      length += channel.received - channel.buffered.length;
      requests.push({ request, at: spoken.at(length - 1), end: length });
    } catch (error) {
      if (error instanceof DecodeError) return { requests, length, problem: badField(error) };
      throw error;
    }
  }
  return { requests, length };
}

function messageOf(request: TsRequest, index: number): Sent['message'] {
  if (request.authInfo !== undefined) return 'credsspCredentials';
  return request.pubKeyAuth !== undefined || index > 0 ? 'credsspAuthenticate' : 'credsspNegotiate';
}

function challengeIn(request: TsRequest): NtlmChallenge | undefined {
  for (const token of request.negoTokens ?? []) {
    const message = ntlmOf(token);
    if (message?.[8] === 2) {
      try {
        return decodeNtlmChallenge(message);
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
      }
    }
  }
  return undefined;
}

function hasNtlm(token: Uint8Array): boolean {
  return ntlmOf(token) !== undefined;
}

function ntlmOf(token: Uint8Array): Uint8Array | undefined {
  try {
    return ntlmInside(decodeNegotiateToken(token));
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function isExtended(answer: NegotiationAnswer): boolean {
  return answer.outcome === 'accepted' && answer.protocol === 'hybridEx';
}

/** [MS-RDPBCGR] 2.2.10.2: four bytes, 0 for allowed; a TPKT packet there means that the server sent none. */
function earlyResult(server: Spoken): number | undefined {
  const { bytes } = server;
  if (bytes.length < 4 || bytes[0] === 3) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
}

const SEQUENCE = 0x30;
const MAX_REQUESTS = 64;
