import type { Reader } from '../../bytes/reader.ts';
import { join, u16le, u8 } from '../../bytes/write.ts';

/** NegotiateFlags that matter here, [MS-NLMP] 2.2.2.5. */
export const ntlmFlags = {
  unicode: 0x0000_0001,
  oem: 0x0000_0002,
  requestTarget: 0x0000_0004,
  sign: 0x0000_0010,
  seal: 0x0000_0020,
  lmKey: 0x0000_0080,
  ntlm: 0x0000_0200,
  anonymous: 0x0000_0800,
  domainSupplied: 0x0000_1000,
  workstationSupplied: 0x0000_2000,
  alwaysSign: 0x0000_8000,
  targetTypeDomain: 0x0001_0000,
  targetTypeServer: 0x0002_0000,
  extendedSessionSecurity: 0x0008_0000,
  targetInfo: 0x0080_0000,
  version: 0x0200_0000,
  key128: 0x2000_0000,
  keyExchange: 0x4000_0000,
  key56: 0x8000_0000,
} as const;

/** VERSION, [MS-NLMP] 2.2.2.10: a hint of the Windows build that sent the message. */
export interface NtlmVersion {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
}

/** Whether all of `wanted` is set, with bit 31 counted as a bit and not as a sign. */
export function hasFlag(flags: number, wanted: number): boolean {
  return (flags & wanted) >>> 0 === wanted;
}

/** Several flags as one unsigned number. */
export function combineFlags(...flags: readonly number[]): number {
  return flags.reduce((all, flag) => all | flag, 0) >>> 0;
}

export function encodeNtlmVersion({ major, minor, build }: NtlmVersion): Uint8Array<ArrayBuffer> {
  return join(u8(major), u8(minor), u16le(build), Uint8Array.of(0, 0, 0, NTLM_REVISION));
}

export function decodeNtlmVersion(reader: Reader): NtlmVersion {
  const version = {
    major: reader.u8('version.major'),
    minor: reader.u8('version.minor'),
    build: reader.u16le('version.build'),
  };
  reader.bytes(4, 'version.revision');
  return version;
}

const NTLM_REVISION = 15;
