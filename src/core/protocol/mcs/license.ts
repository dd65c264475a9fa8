import { Reader } from '../../bytes/reader.ts';
import { join, u16le, u32le, u8 } from '../../bytes/write.ts';

/** dwErrorCode of LICENSE_ERROR_MESSAGE, [MS-RDPBCGR] 2.2.1.12.1.3. */
export const licenseErrors = {
  invalidServerCertificate: 1,
  noLicense: 2,
  invalidMac: 3,
  invalidScope: 4,
  noLicenseServer: 6,
  validClient: 7,
  invalidClient: 8,
  invalidProductId: 11,
  invalidMessageLength: 12,
} as const;

/** What a server says about licences: an error or all-clear, or the start of a licence exchange. */
export type LicenseMessage =
  | { readonly type: 'error'; readonly code: number; readonly transition: number }
  | {
      readonly type: 'licenseRequest' | 'platformChallenge' | 'newLicense' | 'upgradeLicense';
    };

/** License Error PDU with its basic security header, for the I/O channel; 7 tells the client all is well. */
export function encodeLicenseError(code: number): Uint8Array<ArrayBuffer> {
  const transition = code === licenseErrors.validClient ? NO_TRANSITION : TOTAL_ABORT;
  return join(
    join(u16le(SEC_LICENSE_PKT), u16le(0)),
    join(u8(ERROR_ALERT), u8(PREAMBLE_VERSION_3), u16le(16)),
    join(u32le(code), u32le(transition), u16le(BLOB_ERROR), u16le(0)),
  );
}

/** Whether bytes on the I/O channel begin with a security header for licensing and are not a share PDU. */
export function isLicensePacket(bytes: Uint8Array): boolean {
  if (bytes.length < 8 || (bytes[0]! & SEC_LICENSE_PKT) === 0) return false;
  // A share PDU begins with its own length and a type with version 1; flagsHi, in the type's place, is any number.
  const isShare =
    bytes[0]! + bytes[1]! * 256 === bytes.length && (bytes[2]! & 0xf0) === 0x10 && bytes[3] === 0;
  return !isShare;
}

/** Decodes a licensing PDU, its security header included. */
export function decodeLicense(bytes: Uint8Array): LicenseMessage {
  const reader = new Reader(bytes, 'License');
  reader.bytes(4, 'securityHeader');
  const type = reader.u8('messageType');
  reader.u8('version');
  reader.u16le('size');
  if (type !== ERROR_ALERT) {
    const name = exchangeTypes[type];
    return name === undefined ? reader.reject('messageType', `${type} is not defined`) : { type: name };
  }
  return { type: 'error', code: reader.u32le('errorCode'), transition: reader.u32le('stateTransition') };
}

const exchangeTypes: Readonly<Record<number, Exclude<LicenseMessage['type'], 'error'>>> = {
  1: 'licenseRequest',
  2: 'platformChallenge',
  3: 'newLicense',
  4: 'upgradeLicense',
};

const SEC_LICENSE_PKT = 0x0080;
const ERROR_ALERT = 0xff;
const PREAMBLE_VERSION_3 = 3;
const TOTAL_ABORT = 1;
const NO_TRANSITION = 2;
const BLOB_ERROR = 4;
