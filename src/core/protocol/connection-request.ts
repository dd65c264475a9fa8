import { fromUtf8, toUtf8 } from '../bytes/text.ts';
import { Reader } from '../bytes/reader.ts';
import { hex, join, u16le, u32le, u8 } from '../bytes/write.ts';
import type { Offer } from './security-protocols.ts';
import { offerBits, offerFromBits, requestFlags } from './security-protocols.ts';
import { decodeTpkt, describeTpdu, encodeTpkt } from './tpkt.ts';

/** [MS-RDPBCGR] 2.2.1.1 Client X.224 Connection Request PDU. */
export interface ConnectionRequest {
  readonly offer: Offer;
  /** The user in `Cookie: mstshash=`; not together with a routing token. */
  readonly cookie?: string | undefined;
  /** A load balancer's token, sent as it is, without its final CR LF. */
  readonly routingToken?: string | undefined;
  /** RDP_NEG_REQ.flags without the correlation bit, which follows from `correlationId`. */
  readonly flags?: number | undefined;
  /** RDP_NEG_CORRELATION_INFO: 16 bytes, the first not 0x00 or 0xF4, none 0x0D. */
  readonly correlationId?: Uint8Array | undefined;
}

/** The request as one TPKT packet. */
export function encodeConnectionRequest(request: ConnectionRequest): Uint8Array<ArrayBuffer> {
  const variable = join(encodeRouting(request), encodeNegotiationRequest(request));
  const length = variable.length + 6;
  if (length > 0xfe) throw new RangeError(`a connection request of ${length} bytes does not fit X.224`);
  return encodeTpkt(join(u8(length), requestHead, variable));
}

/** Decodes a request packet; requestedProtocols bits nobody defined are dropped, no block is `none`. */
export function decodeConnectionRequest(packet: Uint8Array): ConnectionRequest {
  const tpdu = new Reader(decodeTpkt(packet), 'ConnectionRequest');
  const length = tpdu.u8('length');
  const code = tpdu.u8('code');
  if ((code & 0xf0) !== 0xe0) tpdu.reject('code', `${describeTpdu(code)} instead of a connection request`);
  tpdu.bytes(4, 'references');
  const serviceClass = tpdu.u8('class');
  if ((serviceClass & 0xf0) !== 0) tpdu.reject('class', `${serviceClass >> 4} is not 0`);
  if (length < 6) tpdu.reject('length', `${length} is less than 6`);
  const variable = tpdu.bytes(length - 6, 'variable part');
  const lineEnd = endOfLine(variable);
  const routing = variable.subarray(0, lineEnd);
  return {
    ...decodeRouting(fromUtf8(routing)),
    ...decodeNegotiationRequest(variable.subarray(lineEnd === 0 ? 0 : lineEnd + 2)),
  };
}

function encodeRouting({ cookie, routingToken }: ConnectionRequest): Uint8Array {
  const line = routingToken ?? (cookie === undefined ? undefined : COOKIE + cookie.slice(0, MAX_COOKIE));
  if (line === undefined) return new Uint8Array(0);
  if (/[\r\n]/.test(line)) throw new RangeError('a cookie or routing token holds no line end');
  return toUtf8(`${line}\r\n`);
}

function encodeNegotiationRequest({ offer, flags = 0, correlationId }: ConnectionRequest): Uint8Array {
  if (offer.includes('none')) return new Uint8Array(0);
  const allFlags = correlationId === undefined ? flags : flags | requestFlags.correlationInfoPresent;
  const block = join(u8(TYPE_REQUEST), u8(allFlags), u16le(8), u32le(offerBits(offer)));
  if (correlationId === undefined) return block;
  if (correlationId.length !== 16) throw new RangeError(`correlation id of ${correlationId.length} bytes`);
  return join(block, u8(TYPE_CORRELATION), u8(0), u16le(36), correlationId, new Uint8Array(16));
}

function decodeRouting(line: string): Pick<ConnectionRequest, 'cookie' | 'routingToken'> {
  if (line === '') return {};
  return line.startsWith(COOKIE) ? { cookie: line.slice(COOKIE.length) } : { routingToken: line };
}

function decodeNegotiationRequest(
  bytes: Uint8Array,
): Pick<ConnectionRequest, 'offer' | 'flags' | 'correlationId'> {
  const block = new Reader(bytes, 'RDP_NEG_REQ');
  if (block.remaining === 0) return { offer: ['none'] };
  const type = block.u8('type');
  if (type !== TYPE_REQUEST) block.reject('type', `${type} is not 1`);
  const flags = block.u8('flags');
  const length = block.u16le('length');
  if (length !== 8) block.reject('length', `${length} is not 8`);
  const offer = offerFromBits(block.u32le('requestedProtocols'));
  if ((flags & requestFlags.correlationInfoPresent) === 0) return { offer, flags };
  block.bytes(4, 'correlation header');
  const correlationId = block.bytes(16, 'correlationId');
  return { offer, flags: flags & ~requestFlags.correlationInfoPresent, correlationId };
}

/** Where a line that ends in CR LF ends, or 0 where there is none. */
function endOfLine(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte, i) => byte === 0x0d && bytes[i + 1] === 0x0a);
  return Math.max(at, 0);
}

/** CR, both references and the class. */
const requestHead = hex`e0 0000 0000 00`;
const COOKIE = 'Cookie: mstshash=';
/** mstsc sends at most nine characters of the user name; longer cookies gain nothing. */
const MAX_COOKIE = 64;
const TYPE_REQUEST = 1;
const TYPE_CORRELATION = 6;
