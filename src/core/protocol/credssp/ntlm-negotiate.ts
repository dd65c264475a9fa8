import { join, u32le } from '../../bytes/write.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { fieldText, layFields, ntlmSignature, openNtlm, readField } from './ntlm-fields.ts';
import type { NtlmVersion } from './ntlm-flags.ts';
import { combineFlags, decodeNtlmVersion, encodeNtlmVersion, hasFlag, ntlmFlags } from './ntlm-flags.ts';

/** [MS-NLMP] 2.2.1.1 NEGOTIATE_MESSAGE: what a client can do; domain and workstation are OEM text. */
export interface NtlmNegotiate {
  readonly flags: number;
  readonly domain?: string | undefined;
  readonly workstation?: string | undefined;
  readonly version?: NtlmVersion | undefined;
}

/** The flags a CredSSP client asks for: NTLMv2 session security with signing, sealing and key exchange. */
export const clientFlags = combineFlags(
  ntlmFlags.unicode,
  ntlmFlags.requestTarget,
  ntlmFlags.sign,
  ntlmFlags.seal,
  ntlmFlags.ntlm,
  ntlmFlags.alwaysSign,
  ntlmFlags.extendedSessionSecurity,
  ntlmFlags.version,
  ntlmFlags.key128,
  ntlmFlags.keyExchange,
  ntlmFlags.key56,
);

/** The version this client states: Windows 10 1809's, because servers log it and some expect a known one. */
export const clientVersion: NtlmVersion = { major: 10, minor: 0, build: 17763 };

export function encodeNtlmNegotiate(message: NtlmNegotiate): Uint8Array<ArrayBuffer> {
  const domain = toUtf8(message.domain ?? '');
  const workstation = toUtf8(message.workstation ?? '');
  const supplied = combineFlags(
    domain.length > 0 ? ntlmFlags.domainSupplied : 0,
    workstation.length > 0 ? ntlmFlags.workstationSupplied : 0,
  );
  const version = message.version === undefined ? new Uint8Array(8) : encodeNtlmVersion(message.version);
  const fields = layFields(HEADER, [domain, workstation]);
  return join(
    ntlmSignature,
    u32le(1),
    u32le(combineFlags(message.flags, supplied)),
    ...fields,
    version,
    domain,
    workstation,
  );
}

/** Decodes a negotiate message; the short forms that end behind the flags are accepted. */
export function decodeNtlmNegotiate(bytes: Uint8Array): NtlmNegotiate {
  const reader = openNtlm(bytes, 1, 'NtlmNegotiate');
  const flags = reader.u32le('flags');
  if (reader.remaining < 16) return { flags };
  const domain = readField(reader, 'domain');
  const workstation = readField(reader, 'workstation');
  const oem = flags & ~ntlmFlags.unicode;
  return {
    flags,
    domain: hasFlag(flags, ntlmFlags.domainSupplied) ? fieldText(bytes, domain, oem, 'domain') : undefined,
    workstation: hasFlag(flags, ntlmFlags.workstationSupplied)
      ? fieldText(bytes, workstation, oem, 'workstation')
      : undefined,
    version:
      hasFlag(flags, ntlmFlags.version) && reader.remaining >= 8 ? decodeNtlmVersion(reader) : undefined,
  };
}

const HEADER = 40;
