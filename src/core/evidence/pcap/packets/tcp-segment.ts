import type { IpPayload } from './ip-packet.ts';

/** One TCP segment. One record is filled anew for every packet. */
export interface TcpSegment {
  bytes: Uint8Array;
  start: number;
  /** Where the captured part of the data ends. */
  end: number;
  /** How many bytes of data it carried on the wire. */
  length: number;
  from: number;
  to: number;
  sourcePort: number;
  targetPort: number;
  sequence: number;
  acknowledged: number;
  flags: number;
  window: number;
  ttl: number;
  at: number;
}

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const ACK = 16;

export function emptySegment(): TcpSegment {
  return {
    bytes: new Uint8Array(0),
    start: 0,
    end: 0,
    length: 0,
    from: 0,
    to: 0,
    sourcePort: 0,
    targetPort: 0,
    sequence: 0,
    acknowledged: 0,
    flags: 0,
    window: 0,
    ttl: 0,
    at: 0,
  };
}

/** Takes a TCP header apart; false where it is malformed or cut off. RFC 9293 section 3.1 */
export function decodeTcp(payload: IpPayload, at: number, into: TcpSegment): boolean {
  const { bytes, start, end } = payload;
  if (start + 20 > end) return false;
  const header = (bytes[start + 12]! >> 4) * 4;
  if (header < 20 || header > payload.length) return false;
  into.bytes = bytes;
  into.start = Math.min(end, start + header);
  into.end = end;
  into.length = payload.length - header;
  into.from = payload.from;
  into.to = payload.to;
  into.sourcePort = (bytes[start]! << 8) | bytes[start + 1]!;
  into.targetPort = (bytes[start + 2]! << 8) | bytes[start + 3]!;
  into.sequence = u32(bytes, start + 4);
  into.acknowledged = u32(bytes, start + 8);
  into.flags = bytes[start + 13]!;
  into.window = (bytes[start + 14]! << 8) | bytes[start + 15]!;
  into.ttl = payload.ttl;
  into.at = at;
  return true;
}

function u32(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
