import { hexNumber } from '../bytes/text.ts';
import { Reader } from '../bytes/reader.ts';
import { hex, join, u16le, u32le, u8 } from '../bytes/write.ts';
import type { NegotiationFailure, SecurityProtocol } from './security-protocols.ts';
import {
  negotiationFailure,
  negotiationFailureCodes,
  securityProtocols,
  selectedProtocol,
} from './security-protocols.ts';
import { decodeTpkt, describeTpdu, encodeTpkt } from './tpkt.ts';

/** [MS-RDPBCGR] 2.2.1.2 Server X.224 Connection Confirm PDU: what the server chose, or why it refuses. */
export type ConnectionConfirm =
  | {
      readonly outcome: 'accepted';
      readonly protocol: SecurityProtocol;
      readonly flags: number;
      /** The confirm carried no negotiation block: standard RDP security, by a server that knows no other. */
      readonly withoutBlock?: true;
    }
  | { readonly outcome: 'refused'; readonly failure: NegotiationFailure; readonly code: number };

/** The longest packet a connection confirm can be: TPKT header, length byte and the 254 it can count. */
export const MAX_CONFIRM = 4 + 1 + 254;

/** Decodes the confirm packet; unknown selected protocols, failure codes and block types are DecodeErrors. */
export function decodeConnectionConfirm(packet: Uint8Array): ConnectionConfirm {
  const tpdu = new Reader(decodeTpkt(packet), 'ConnectionConfirm');
  const length = tpdu.u8('length');
  const code = tpdu.u8('code');
  if ((code & 0xf0) !== 0xd0) tpdu.reject('code', `${describeTpdu(code)} instead of a connection confirm`);
  if (length < 6) tpdu.reject('length', `${length} is less than 6`);
  tpdu.bytes(5, 'references and class');
  if (length - 6 > tpdu.remaining) {
    tpdu.reject('length', `${length} is more than the ${tpdu.remaining + 6} bytes there`);
  }
  return decodeBlock(tpdu.inner(length - 6, 'RDP_NEG'));
}

/** The confirm as one packet; Windows answers with source reference 0x1234, and so does this. */
export function encodeConnectionConfirm(confirm: ConnectionConfirm): Uint8Array<ArrayBuffer> {
  const block = encodeBlock(confirm);
  return encodeTpkt(join(u8(6 + block.length), hex`d0 0000 1234 00`, block));
}

function decodeBlock(block: Reader): ConnectionConfirm {
  // Servers older than the negotiation extension stop here.
  if (block.remaining === 0) return { outcome: 'accepted', protocol: 'rdp', flags: 0, withoutBlock: true };
  const type = block.u8('type');
  const flags = block.u8('flags');
  const length = block.u16le('length');
  if (length !== 8) block.reject('length', `${length} is not 8`);
  const value = block.u32le('value');
  if (type === TYPE_RESPONSE) {
    const protocol = selectedProtocol(value);
    if (protocol === undefined) return block.reject('selectedProtocol', `${hexNumber(value)} is no protocol`);
    return { outcome: 'accepted', protocol, flags };
  }
  if (type === TYPE_FAILURE) {
    const failure = negotiationFailure(value);
    if (failure === undefined) return block.reject('failureCode', `${value} is not defined`);
    return { outcome: 'refused', failure, code: value };
  }
  return block.reject('type', `${type} is neither a response nor a failure`);
}

function encodeBlock(confirm: ConnectionConfirm): Uint8Array {
  if (confirm.outcome === 'refused') {
    return join(u8(TYPE_FAILURE), u8(0), u16le(8), u32le(negotiationFailureCodes[confirm.failure]));
  }
  if (confirm.withoutBlock === true) return new Uint8Array(0);
  return join(u8(TYPE_RESPONSE), u8(confirm.flags), u16le(8), u32le(securityProtocols[confirm.protocol]));
}

const TYPE_RESPONSE = 2;
const TYPE_FAILURE = 3;
