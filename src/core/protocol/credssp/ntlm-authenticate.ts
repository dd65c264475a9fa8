import { Reader } from '../../bytes/reader.ts';
import { toUtf16le } from '../../bytes/text.ts';
import { hex, join, u32le, u64le } from '../../bytes/write.ts';
import type { NtlmField } from './ntlm-fields.ts';
import { fieldBytes, fieldText, layFields, ntlmSignature, openNtlm, readField } from './ntlm-fields.ts';
import type { NtlmVersion } from './ntlm-flags.ts';
import { combineFlags, decodeNtlmVersion, encodeNtlmVersion, hasFlag, ntlmFlags } from './ntlm-flags.ts';
import type { AvPair } from './ntlm-target.ts';
import { decodeAvPairs, encodeAvPairs } from './ntlm-target.ts';

/** [MS-NLMP] 2.2.1.3 AUTHENTICATE_MESSAGE: a client's proof that it knows the password. */
export interface NtlmAuthenticate {
  readonly flags: number;
  readonly user: string;
  readonly domain: string;
  readonly workstation: string;
  readonly lmResponse: Uint8Array;
  readonly ntResponse: Uint8Array;
  readonly encryptedSessionKey: Uint8Array;
  readonly version?: NtlmVersion | undefined;
  /** 16 bytes, present where the payload begins behind the place for it. */
  readonly mic?: Uint8Array | undefined;
}

/** NTLMv2_CLIENT_CHALLENGE, [MS-NLMP] 2.2.2.7: the part of the NTLMv2 response that the client chooses. */
export interface NtlmClientChallenge {
  readonly timestamp: bigint;
  readonly clientChallenge: Uint8Array;
  readonly pairs: readonly AvPair[];
}

/** Where the MIC lies in a message this encoder makes, and in every message that carries one. */
export const MIC_OFFSET = 72;

/** The message; where `mic` is absent, its 16 bytes are zeros. */
export function encodeNtlmAuthenticate(message: NtlmAuthenticate): Uint8Array<ArrayBuffer> {
  const payloads = [
    toUtf16le(message.domain),
    toUtf16le(message.user),
    toUtf16le(message.workstation),
    message.lmResponse,
    message.ntResponse,
    message.encryptedSessionKey,
  ];
  const [domain, user, workstation, lm, nt, key] = layFields(MIC_OFFSET + MIC_LENGTH, payloads);
  const version = message.version === undefined ? new Uint8Array(8) : encodeNtlmVersion(message.version);
  return join(
    ntlmSignature,
    u32le(3),
    lm!,
    nt!,
    domain!,
    user!,
    workstation!,
    key!,
    u32le(combineFlags(message.flags)),
    version,
    message.mic ?? new Uint8Array(MIC_LENGTH),
    ...payloads,
  );
}

export function decodeNtlmAuthenticate(bytes: Uint8Array): NtlmAuthenticate {
  const reader = openNtlm(bytes, 3, 'NtlmAuthenticate');
  const names = ['lmResponse', 'ntResponse', 'domain', 'user', 'workstation', 'sessionKey'];
  const fields = names.map((name) => readField(reader, name));
  const [lm, nt, domain, user, workstation, key] = fields;
  const flags = reader.u32le('flags');
  return {
    flags,
    user: fieldText(bytes, user!, flags, 'user'),
    domain: fieldText(bytes, domain!, flags, 'domain'),
    workstation: fieldText(bytes, workstation!, flags, 'workstation'),
    lmResponse: fieldBytes(bytes, lm!, 'LM response'),
    ntResponse: fieldBytes(bytes, nt!, 'NT response'),
    encryptedSessionKey: fieldBytes(bytes, key!, 'session key'),
    ...decodeTail(reader, fields, flags),
  };
}

/** The client challenge as it stands behind the 16-byte proof in an NTLMv2 response. */
export function encodeNtlmClientChallenge(challenge: NtlmClientChallenge): Uint8Array<ArrayBuffer> {
  return join(
    hex`0101 0000 00000000`,
    u64le(challenge.timestamp),
    challenge.clientChallenge,
    new Uint8Array(4),
    encodeAvPairs(challenge.pairs),
    new Uint8Array(4),
  );
}

export function decodeNtlmClientChallenge(bytes: Uint8Array): NtlmClientChallenge {
  const reader = new Reader(bytes, 'NtlmClientChallenge');
  const version = reader.u16le('version');
  if (version !== 0x0101) reader.reject('version', `0x${version.toString(16)} is not 0x101`);
  reader.bytes(6, 'reserved');
  const timestamp = reader.u64le('timestamp');
  const clientChallenge = reader.bytes(8, 'clientChallenge');
  reader.bytes(4, 'reserved');
  return { timestamp, clientChallenge, pairs: decodeAvPairs(reader.rest()) };
}

/** Version and MIC lie between the header and the first payload, as far as there is room. */
function decodeTail(
  reader: Reader,
  fields: readonly NtlmField[],
  flags: number,
): Pick<NtlmAuthenticate, 'version' | 'mic'> {
  const used = fields.filter(({ length }) => length > 0).map(({ offset }) => offset);
  const room = Math.min(...used, reader.offset + reader.remaining) - reader.offset;
  if (room < 8) return {};
  const version = decodeNtlmVersion(reader);
  return {
    version: hasFlag(flags, ntlmFlags.version) ? version : undefined,
    mic: room >= 8 + MIC_LENGTH ? reader.bytes(MIC_LENGTH, 'mic') : undefined,
  };
}

const MIC_LENGTH = 16;
