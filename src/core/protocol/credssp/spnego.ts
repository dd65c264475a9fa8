import { Reader } from '../../bytes/reader.ts';
import { toHex } from '../../bytes/text.ts';
import { hex } from '../../bytes/write.ts';
import { ber, expectBer, readBer } from '../ber.ts';
import { isNtlm } from './ntlm-fields.ts';

/** NegTokenResp.negState, RFC 4178 4.2.2. */
export const negStates = { acceptCompleted: 0, acceptIncomplete: 1, reject: 2, requestMic: 3 } as const;

/** A token of the Negotiate package: SPNEGO's first or later message, or NTLM without SPNEGO around it. */
export type NegotiateToken =
  | { readonly kind: 'raw'; readonly token: Uint8Array }
  | {
      readonly kind: 'init';
      /** The mechTypes list as DER, which mechListMIC is computed over. */
      readonly mechTypes: Uint8Array;
      /** Mechanism object identifiers as lower-case hex of their DER content. */
      readonly mechanisms: readonly string[];
      readonly token?: Uint8Array | undefined;
      readonly mechListMic?: Uint8Array | undefined;
    }
  | {
      readonly kind: 'response';
      readonly state?: number | undefined;
      readonly mechanism?: string | undefined;
      readonly token?: Uint8Array | undefined;
      readonly mechListMic?: Uint8Array | undefined;
    };

/** mechTypes with NTLM as the only entry, as DER. */
export const ntlmMechTypes = ber(0x30, ber(0x06, hex`2b06010401823702020a`));

/** NegTokenInit that offers NTLM only, in its GSS frame, RFC 4178 4.2.1. */
export function encodeNegTokenInit(token: Uint8Array): Uint8Array<ArrayBuffer> {
  const init = ber(0x30, ber(0xa0, ntlmMechTypes), ber(0xa2, ber(0x04, token)));
  return ber(0x60, ber(0x06, spnegoOid), ber(0xa0, init));
}

/** NegTokenResp; `mechanism` NTLM is named where `named` is true, as a server does in its first answer. */
export function encodeNegTokenResponse(response: {
  readonly state?: number | undefined;
  readonly named?: boolean | undefined;
  readonly token?: Uint8Array | undefined;
  readonly mechListMic?: Uint8Array | undefined;
}): Uint8Array<ArrayBuffer> {
  const { state, named, token, mechListMic } = response;
  return ber(
    0xa1,
    ber(
      0x30,
      ...(state === undefined ? [] : [ber(0xa0, ber(0x0a, Uint8Array.of(state)))]),
      ...(named === true ? [ber(0xa1, ber(0x06, hex`2b06010401823702020a`))] : []),
      ...(token === undefined ? [] : [ber(0xa2, ber(0x04, token))]),
      ...(mechListMic === undefined ? [] : [ber(0xa3, ber(0x04, mechListMic))]),
    ),
  );
}

/** Decodes what stands in a negoToken or behind `Negotiate` in an HTTP header. */
export function decodeNegotiateToken(bytes: Uint8Array): NegotiateToken {
  if (isNtlm(bytes)) return { kind: 'raw', token: bytes };
  const reader = new Reader(bytes, 'SPNEGO');
  const { tag, content } = readBer(reader, 'token');
  if (tag === 0xa1) return decodeResponse(content);
  if (tag !== 0x60) return reader.reject('token', `tag 0x${tag.toString(16)} is neither SPNEGO nor NTLM`);
  const frame = new Reader(content, 'SPNEGO');
  const oid = toHex(expectBer(frame, 0x06, 'mechanism'));
  if (oid !== toHex(spnegoOid)) frame.reject('mechanism', `${oid} is not SPNEGO`);
  return decodeInit(expectBer(frame, 0xa0, 'NegTokenInit'));
}

/** The NTLM message inside a token, where there is one. */
export function ntlmInside(token: NegotiateToken): Uint8Array | undefined {
  return token.token !== undefined && isNtlm(token.token) ? token.token : undefined;
}

function decodeInit(bytes: Uint8Array): NegotiateToken {
  const fields = fieldsOf(bytes, 'NegTokenInit');
  const mechTypes = fields.get(0xa0) ?? new Uint8Array(0);
  const list = new Reader(expectBer(new Reader(mechTypes, 'NegTokenInit'), 0x30, 'mechTypes'), 'mechTypes');
  const offered: string[] = [];
  while (list.remaining > 0) {
    offered.push(toHex(expectBer(list, 0x06, 'mechanism')));
    if (offered.length > MAX_FIELDS) list.reject('mechanism', `more than ${MAX_FIELDS}`);
  }
  return {
    kind: 'init',
    mechTypes,
    mechanisms: offered,
    token: octets(fields.get(0xa2)),
    mechListMic: optionalOctets(fields.get(0xa3)),
  };
}

function decodeResponse(bytes: Uint8Array): NegotiateToken {
  const fields = fieldsOf(bytes, 'NegTokenResp');
  const state = fields.get(0xa0);
  const mechanism = fields.get(0xa1);
  return {
    kind: 'response',
    state:
      state &&
      new Reader(expectBer(new Reader(state, 'NegTokenResp'), 0x0a, 'state'), 'negState').u8('value'),
    mechanism: mechanism && toHex(expectBer(new Reader(mechanism, 'NegTokenResp'), 0x06, 'supportedMech')),
    token: octets(fields.get(0xa2)),
    mechListMic: octets(fields.get(0xa3)),
  };
}

function fieldsOf(bytes: Uint8Array, structure: string): ReadonlyMap<number, Uint8Array> {
  const reader = new Reader(expectBer(new Reader(bytes, structure), 0x30, 'sequence'), structure);
  const fields = new Map<number, Uint8Array>();
  while (reader.remaining > 0) {
    const { tag, content } = readBer(reader, 'field');
    fields.set(tag, content);
    if (fields.size > MAX_FIELDS) reader.reject('field', `more than ${MAX_FIELDS}`);
  }
  return fields;
}

function octets(field: Uint8Array | undefined): Uint8Array | undefined {
  return field && expectBer(new Reader(field, 'SPNEGO'), 0x04, 'octets');
}

/** NegTokenInit2 puts negHints where RFC 4178 has mechListMIC; those are of no use here. */
function optionalOctets(field: Uint8Array | undefined): Uint8Array | undefined {
  return field?.[0] === 0x04 ? octets(field) : undefined;
}

const spnegoOid = hex`2b0601050502`;
const MAX_FIELDS = 16;
