import { Reader } from '../bytes/reader.ts';
import { hex, join, u16be } from '../bytes/write.ts';
import type { Channel, Conversation, Ending } from './conversation.ts';

/** TPKT header, T.123 section 8: version 3, reserved 0, length of the whole packet including these 4 bytes. */
export function encodeTpkt(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = payload.length + TPKT_HEADER;
  if (length > 0xffff) throw new RangeError(`a TPKT packet of ${length} bytes does not exist`);
  return join(tpktStart, u16be(length), payload);
}

/** The length a TPKT header states, header included; rejects another version and lengths below the header's own. */
export function tpktLength(header: Uint8Array): number {
  const reader = new Reader(header, 'TPKT');
  const version = reader.u8('version');
  if (version !== 3) reader.reject('version', `${version} is not 3`);
  reader.u8('reserved');
  const length = reader.u16be('length');
  if (length < TPKT_HEADER + 3) reader.reject('length', `${length} is shorter than any X.224 packet`);
  return length;
}

/** What one TPKT packet carries; bytes behind the stated length are ignored. */
export function decodeTpkt(packet: Uint8Array): Uint8Array {
  const reader = new Reader(packet, 'TPKT');
  const length = tpktLength(reader.bytes(TPKT_HEADER, 'header'));
  return reader.bytes(length - TPKT_HEADER, 'payload');
}

/** The payload of the next TPKT packet; longer ones than `limit` are malformed. */
export function* takeTpkt(channel: Channel, limit = 0xffff): Conversation<Uint8Array | Ending> {
  const header = yield* channel.take(TPKT_HEADER);
  if (!(header instanceof Uint8Array)) return header;
  const length = tpktLength(header);
  if (length > limit) {
    new Reader(header, 'TPKT').reject('length', `${length} is more than the ${limit} bytes expected here`);
  }
  return yield* channel.take(length - TPKT_HEADER);
}

/** X.224 Data TPDU header (class 0, end of transmission) before what it carries, X.224 section 13.7. */
export function encodeX224Data(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeTpkt(join(hex`02f080`, payload));
}

/** What an X.224 Data TPDU carries; `tpdu` begins behind the TPKT header. */
export function decodeX224Data(tpdu: Uint8Array): Uint8Array {
  const reader = new Reader(tpdu, 'X224Data');
  const length = reader.u8('length');
  const code = reader.u8('code');
  if (length !== 2 || code !== 0xf0) reader.reject('code', `${describeTpdu(code)} instead of data`);
  reader.u8('endOfTransmission');
  return reader.rest();
}

/** What kind of X.224 TPDU a code byte announces, in words. */
export function describeTpdu(code: number): string {
  return tpduNames[code & 0xf0] ?? `unknown TPDU 0x${code.toString(16)}`;
}

const tpktStart = hex`0300`;
const TPKT_HEADER = 4;

const tpduNames: Readonly<Record<number, string>> = {
  0x70: 'X.224 error',
  0x80: 'X.224 disconnect request',
  0xd0: 'X.224 connection confirm',
  0xe0: 'X.224 connection request',
  0xf0: 'X.224 data',
};
