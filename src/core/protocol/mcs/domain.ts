import { Reader } from '../../bytes/reader.ts';
import { hex, join, u16be, u8 } from '../../bytes/write.ts';
import { perLength, readPerLength } from './per.ts';

/** One MCS domain PDU, T.125 in aligned PER, as far as RDP uses them ([MS-RDPBCGR] 2.2.1.5 to 2.2.1.9, 2.2.2.3). */
export type DomainPdu =
  | { readonly type: 'erectDomain' }
  | { readonly type: 'attachUserRequest' }
  | { readonly type: 'attachUserConfirm'; readonly result: number; readonly user?: number | undefined }
  | { readonly type: 'joinRequest'; readonly user: number; readonly channel: number }
  | {
      readonly type: 'joinConfirm';
      readonly result: number;
      readonly user: number;
      readonly channel: number;
    }
  | {
      readonly type: 'sendRequest' | 'sendIndication';
      readonly user: number;
      readonly channel: number;
      readonly bytes: Uint8Array;
    }
  /** T.125 reasons: 0 domain disconnected, 1 provider initiated, 3 user requested. */
  | { readonly type: 'disconnect'; readonly reason: number };

export function encodeDomainPdu(pdu: DomainPdu): Uint8Array<ArrayBuffer> {
  switch (pdu.type) {
    case 'erectDomain':
      return hex`04 0100 0100`;
    case 'attachUserRequest':
      return hex`28`;
    case 'attachUserConfirm':
      return pdu.user === undefined ? head(11, pdu.result) : join(head(11, pdu.result, true), user(pdu.user));
    case 'joinRequest':
      return join(hex`38`, user(pdu.user), u16be(pdu.channel));
    case 'joinConfirm':
      return join(head(15, pdu.result, true), user(pdu.user), u16be(pdu.channel), u16be(pdu.channel));
    case 'sendRequest':
    case 'sendIndication':
      return join(
        pdu.type === 'sendRequest' ? hex`64` : hex`68`,
        user(pdu.user),
        u16be(pdu.channel),
        hex`70`,
        perLength(pdu.bytes.length),
        pdu.bytes,
      );
    case 'disconnect':
      return Uint8Array.of(0x20 | (pdu.reason >> 1), (pdu.reason & 1) << 7);
    default:
      return pdu satisfies never;
  }
}

/** Decodes one domain PDU; choices RDP does not use are a DecodeError that names the number. */
export function decodeDomainPdu(bytes: Uint8Array): DomainPdu {
  const reader = new Reader(bytes, 'DomainPdu');
  const first = reader.u8('choice');
  switch (first >> 2) {
    case 1:
      return { type: 'erectDomain' };
    case 8:
      return { type: 'disconnect', reason: ((first & 3) << 1) | (reader.u8('reason') >> 7) };
    case 10:
      return { type: 'attachUserRequest' };
    case 11: {
      const result = readResult(first, reader);
      return {
        type: 'attachUserConfirm',
        result,
        user: (first & 2) === 0 ? undefined : readUser(reader),
      };
    }
    case 14:
      return { type: 'joinRequest', user: readUser(reader), channel: reader.u16be('channel') };
    case 15: {
      const result = readResult(first, reader);
      return { type: 'joinConfirm', result, user: readUser(reader), channel: reader.u16be('requested') };
    }
    case 25:
      return { type: 'sendRequest', ...readSent(reader) };
    case 26:
      return { type: 'sendIndication', ...readSent(reader) };
    default:
      return reader.reject('choice', `${first >> 2} is not used in RDP`);
  }
}

function readSent(reader: Reader) {
  const sent = { user: readUser(reader), channel: reader.u16be('channel') };
  reader.u8('priority and segmentation');
  return { ...sent, bytes: reader.bytes(readPerLength(reader, 'user data'), 'user data') };
}

/** Choice, a bit for the optional field, and a result of four bits, as confirms begin. */
function head(choice: number, result: number, withOptional = false): Uint8Array<ArrayBuffer> {
  return join(u8((choice << 2) | (withOptional ? 2 : 0) | (result >> 3)), u8((result & 7) << 5));
}

function readResult(first: number, reader: Reader): number {
  return ((first & 1) << 3) | (reader.u8('result') >> 5);
}

function user(id: number): Uint8Array<ArrayBuffer> {
  return u16be(id - FIRST_USER);
}

function readUser(reader: Reader): number {
  return reader.u16be('user') + FIRST_USER;
}

const FIRST_USER = 1001;
