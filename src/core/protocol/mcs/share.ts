import { Reader } from '../../bytes/reader.ts';
import { fromLatin1, toUtf8, untilNul } from '../../bytes/text.ts';
import { join, u16le, u32le, u8 } from '../../bytes/write.ts';

/** One T.128 share PDU from a server, [MS-RDPBCGR] 2.2.8.1.1.1, as far as the start of a session depends on it. */
export type SharePdu =
  | { readonly type: 'demandActive'; readonly shareId: number; readonly source: string }
  | { readonly type: 'deactivateAll' }
  | { readonly type: 'redirection' }
  /** [MS-RDPBCGR] 2.2.5.1 Server Set Error Info PDU; 0 is "no error". */
  | { readonly type: 'errorInfo'; readonly code: number }
  | { readonly type: 'data'; readonly pduType2: number }
  | { readonly type: 'other'; readonly pduType: number };

/** Server Set Error Info PDU for the I/O channel. */
export function encodeSetErrorInfo(code: number, shareId = SHARE_ID): Uint8Array<ArrayBuffer> {
  return join(
    shareControl(TYPE_DATA, 22),
    join(u32le(shareId), u8(0), u8(1), u16le(8), u8(SET_ERROR_INFO), u8(0), u16le(0)),
    u32le(code),
  );
}

/** Demand Active PDU without capability sets: enough to say that the session begins, not to hold one. */
export function encodeDemandActive(shareId = SHARE_ID): Uint8Array<ArrayBuffer> {
  const source = toUtf8('RDP\0');
  const body = join(
    join(u32le(shareId), u16le(source.length), u16le(4)),
    source,
    join(u16le(0), u16le(0), u32le(0)),
  );
  return join(shareControl(TYPE_DEMAND_ACTIVE, body.length + CONTROL_HEADER), body);
}

/** Every share PDU in one MCS packet; a length below the header's own is a DecodeError. */
export function decodeSharePdus(bytes: Uint8Array): readonly SharePdu[] {
  const reader = new Reader(bytes, 'Share');
  const pdus: SharePdu[] = [];
  while (reader.remaining >= CONTROL_HEADER) {
    const length = reader.u16le('totalLength');
    // A flow PDU has no length of its own: eight bytes that clients ignore.
    if (length === FLOW_PDU) {
      reader.bytes(Math.min(6, reader.remaining), 'flow');
      continue;
    }
    if (length < CONTROL_HEADER) reader.reject('totalLength', `${length} is less than ${CONTROL_HEADER}`);
    pdus.push(decodeOne(reader.inner(length - 2, 'Pdu')));
  }
  return pdus;
}

function decodeOne(reader: Reader): SharePdu {
  const pduType = reader.u16le('pduType') & 0x0f;
  reader.u16le('pduSource');
  if (pduType === TYPE_DEMAND_ACTIVE) {
    const shareId = reader.u32le('shareId');
    const length = reader.u16le('sourceLength');
    reader.u16le('capabilitiesLength');
    const source = fromLatin1(reader.bytes(length, 'source'));
    return { type: 'demandActive', shareId, source: untilNul(source) };
  }
  if (pduType === TYPE_DEACTIVATE_ALL) return { type: 'deactivateAll' };
  if (pduType === TYPE_REDIRECTION) return { type: 'redirection' };
  if (pduType !== TYPE_DATA) return { type: 'other', pduType };
  reader.bytes(8, 'shareId to uncompressedLength');
  const pduType2 = reader.u8('pduType2');
  reader.bytes(3, 'compression');
  if (pduType2 === SET_ERROR_INFO) return { type: 'errorInfo', code: reader.u32le('errorInfo') };
  return { type: 'data', pduType2 };
}

function shareControl(pduType: number, totalLength: number): Uint8Array<ArrayBuffer> {
  return join(u16le(totalLength), u16le(0x10 | pduType), u16le(SERVER_CHANNEL));
}

const CONTROL_HEADER = 6;
const FLOW_PDU = 0x8000;
const TYPE_DEMAND_ACTIVE = 1;
const TYPE_DEACTIVATE_ALL = 6;
const TYPE_DATA = 7;
const TYPE_REDIRECTION = 10;
const SET_ERROR_INFO = 0x2f;
const SERVER_CHANNEL = 1002;
const SHARE_ID = 0x0001_03ea;
