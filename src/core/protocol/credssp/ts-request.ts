import { Reader } from '../../bytes/reader.ts';
import { u32be } from '../../bytes/write.ts';
import { ber, berInteger, berUnsigned, expectBer, readBer } from '../ber.ts';

/** [MS-CSSP] 2.2.1 TSRequest: everything CredSSP says, in both directions. */
export interface TsRequest {
  /** 2 to 6; higher than the receiver's own counts as its own. */
  readonly version: number;
  /** SPNEGO or NTLM messages; nearly always one. */
  readonly negoTokens?: readonly Uint8Array[] | undefined;
  readonly authInfo?: Uint8Array | undefined;
  readonly pubKeyAuth?: Uint8Array | undefined;
  /** NTSTATUS as an unsigned number, from version 3 on. */
  readonly errorCode?: number | undefined;
  /** 32 bytes, from version 5 on. */
  readonly clientNonce?: Uint8Array | undefined;
}

/** The longest TSRequest that is read; Kerberos tickets with many groups stay far below. */
export const MAX_TS_REQUEST = 256 * 1024;

export function encodeTsRequest(request: TsRequest): Uint8Array<ArrayBuffer> {
  const { negoTokens, authInfo, pubKeyAuth, errorCode, clientNonce } = request;
  const tokens = negoTokens?.map((token) => ber(SEQUENCE, ber(0xa0, ber(OCTET_STRING, token))));
  return ber(
    SEQUENCE,
    ber(0xa0, berInteger(request.version)),
    ...(tokens === undefined ? [] : [ber(0xa1, ber(SEQUENCE, ...tokens))]),
    ...octetField(0xa2, authInfo),
    ...octetField(0xa3, pubKeyAuth),
    ...(errorCode === undefined ? [] : [ber(0xa4, ber(INTEGER, u32be(errorCode)))]),
    ...octetField(0xa5, clientNonce),
  );
}

/** Decodes one TSRequest; unknown fields are skipped, the version is required. */
export function decodeTsRequest(bytes: Uint8Array): TsRequest {
  const reader = new Reader(expectBer(new Reader(bytes, 'TSRequest'), SEQUENCE, 'sequence'), 'TSRequest');
  const fields = new Map<number, Uint8Array>();
  while (reader.remaining > 0) {
    const { tag, content } = readBer(reader, 'field');
    fields.set(tag, content);
    if (fields.size > MAX_FIELDS) reader.reject('field', `more than ${MAX_FIELDS}`);
  }
  const version = inside(fields.get(0xa0), INTEGER, 'version');
  if (version === undefined) return reader.reject('version', 'absent');
  const errorCode = inside(fields.get(0xa4), INTEGER, 'errorCode');
  return {
    version: berUnsigned(version, 'TSRequest.version'),
    negoTokens: decodeTokens(inside(fields.get(0xa1), SEQUENCE, 'negoTokens')),
    authInfo: inside(fields.get(0xa2), OCTET_STRING, 'authInfo'),
    pubKeyAuth: inside(fields.get(0xa3), OCTET_STRING, 'pubKeyAuth'),
    errorCode: errorCode && berUnsigned(errorCode, 'TSRequest.errorCode'),
    clientNonce: inside(fields.get(0xa5), OCTET_STRING, 'clientNonce'),
  };
}

function octetField(tag: number, bytes: Uint8Array | undefined): readonly Uint8Array[] {
  return bytes === undefined ? [] : [ber(tag, ber(OCTET_STRING, bytes))];
}

function inside(field: Uint8Array | undefined, tag: number, name: string): Uint8Array | undefined {
  return field && expectBer(new Reader(field, 'TSRequest'), tag, name);
}

function decodeTokens(list: Uint8Array | undefined): readonly Uint8Array[] | undefined {
  if (list === undefined) return undefined;
  const reader = new Reader(list, 'TSRequest.negoTokens');
  const tokens: Uint8Array[] = [];
  while (reader.remaining > 0) {
    const entry = new Reader(expectBer(reader, SEQUENCE, 'entry'), 'TSRequest.negoTokens.entry');
    const token = expectBer(entry, 0xa0, 'token');
    tokens.push(expectBer(new Reader(token, 'TSRequest.negoTokens.token'), OCTET_STRING, 'octets'));
    if (tokens.length > MAX_FIELDS) reader.reject('entry', `more than ${MAX_FIELDS}`);
  }
  return tokens;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const MAX_FIELDS = 16;
