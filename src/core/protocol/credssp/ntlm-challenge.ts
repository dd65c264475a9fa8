import { join, u32le } from '../../bytes/write.ts';
import { toUtf16le } from '../../bytes/text.ts';
import { fieldBytes, fieldText, layFields, ntlmSignature, openNtlm, readField } from './ntlm-fields.ts';
import type { NtlmVersion } from './ntlm-flags.ts';
import { combineFlags, decodeNtlmVersion, encodeNtlmVersion, hasFlag, ntlmFlags } from './ntlm-flags.ts';
import type { AvPair, NtlmTarget } from './ntlm-target.ts';
import { decodeAvPairs, describeTarget, encodeAvPairs } from './ntlm-target.ts';

/** [MS-NLMP] 2.2.1.2 CHALLENGE_MESSAGE: what a server says of itself before anybody has signed in. */
export interface NtlmChallenge {
  readonly flags: number;
  readonly serverChallenge: Uint8Array;
  readonly targetName: string;
  readonly pairs: readonly AvPair[];
  readonly version?: NtlmVersion | undefined;
}

/** The names, flags and clock in a challenge. */
export function challengeTarget(challenge: NtlmChallenge): NtlmTarget {
  return describeTarget(challenge.pairs);
}

export function encodeNtlmChallenge(challenge: NtlmChallenge): Uint8Array<ArrayBuffer> {
  const targetName = toUtf16le(challenge.targetName);
  const targetInfo = encodeAvPairs(challenge.pairs);
  const [nameField, infoField] = layFields(HEADER, [targetName, targetInfo]);
  const version = challenge.version === undefined ? new Uint8Array(8) : encodeNtlmVersion(challenge.version);
  return join(
    ntlmSignature,
    u32le(2),
    nameField!,
    u32le(combineFlags(challenge.flags)),
    challenge.serverChallenge,
    new Uint8Array(8),
    infoField!,
    version,
    targetName,
    targetInfo,
  );
}

/** Decodes a challenge; the form of old servers, which ends behind the server challenge, is accepted. */
export function decodeNtlmChallenge(bytes: Uint8Array): NtlmChallenge {
  const reader = openNtlm(bytes, 2, 'NtlmChallenge');
  const nameField = readField(reader, 'targetName');
  const flags = reader.u32le('flags');
  const serverChallenge = reader.bytes(8, 'serverChallenge');
  const targetName = fieldText(bytes, nameField, flags, 'target name');
  if (reader.remaining < 16) return { flags, serverChallenge, targetName, pairs: [] };
  reader.bytes(8, 'reserved');
  const infoField = readField(reader, 'targetInfo');
  const version =
    hasFlag(flags, ntlmFlags.version) && reader.remaining >= 8 ? decodeNtlmVersion(reader) : undefined;
  const pairs = decodeAvPairs(fieldBytes(bytes, infoField, 'target information'));
  return { flags, serverChallenge, targetName, pairs, version };
}

const HEADER = 56;
