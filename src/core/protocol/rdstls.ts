import { Reader } from '../bytes/reader.ts';
import { join, u16le, u32le } from '../bytes/write.ts';
import type { Conversation, Ending, Problem } from './conversation.ts';
import { Channel, malformed } from './conversation.ts';

/** RDSTLS Capabilities PDU, [MS-RDPBCGR] 2.2.17.1: eight bytes a server sends first behind TLS. */
export function encodeRdstlsCapabilities(versions = VERSION_1): Uint8Array<ArrayBuffer> {
  return join(u16le(VERSION_1), u16le(TYPE_CAPABILITIES), u16le(1), u16le(versions));
}

/** The versions a server supports, as bits. */
export function decodeRdstlsCapabilities(bytes: Uint8Array): number {
  const reader = new Reader(bytes, 'RdstlsCapabilities');
  readHeader(reader, TYPE_CAPABILITIES);
  return reader.u16le('supportedVersions');
}

/** RDSTLS Authentication Response PDU, [MS-RDPBCGR] 2.2.17.4, with its result, a Windows error code or 0. */
export function encodeRdstlsResult(result: number): Uint8Array<ArrayBuffer> {
  return join(u16le(VERSION_1), u16le(TYPE_RESPONSE), u16le(1), u32le(result));
}

/** The result in an authentication response: 0, or a Windows error code such as 0x52E (logon failure). */
export function decodeRdstlsResult(bytes: Uint8Array): number {
  const reader = new Reader(bytes, 'RdstlsResponse');
  readHeader(reader, TYPE_RESPONSE);
  return reader.u32le('resultCode');
}

/** What a server offers behind TLS when RDSTLS was chosen; nothing is sent. */
export function* rdstlsCapabilities(
  channel = new Channel(),
): Conversation<
  | { readonly outcome: 'offered'; readonly versions: number }
  | { readonly outcome: 'malformed'; readonly problem: Problem }
  | { readonly outcome: Ending }
> {
  try {
    const bytes = yield* channel.take(8);
    if (!(bytes instanceof Uint8Array)) return { outcome: bytes };
    return { outcome: 'offered', versions: decodeRdstlsCapabilities(bytes) };
  } catch (error) {
    return malformed(error);
  }
}

function readHeader(reader: Reader, wanted: number): void {
  const version = reader.u16le('version');
  if (version !== VERSION_1) reader.reject('version', `${version} is not 1`);
  const type = reader.u16le('pduType');
  if (type !== wanted) reader.reject('pduType', `${type} is not ${wanted}`);
  const dataType = reader.u16le('dataType');
  if (dataType !== 1) reader.reject('dataType', `${dataType} is not 1`);
}

const VERSION_1 = 1;
const TYPE_CAPABILITIES = 1;
const TYPE_RESPONSE = 4;
