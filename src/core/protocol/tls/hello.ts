import { join, u16be, u24be, u8 } from '../../bytes/write.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { newestOf, versionNumber } from './names.ts';
import type { TlsVersion } from './names.ts';
import { renegotiationScsv } from './suites.ts';

/** What a ClientHello offers, by IANA numbers; all but the randomness, so that it can be planned ahead. */
export interface Offer {
  /** One version to ask for exactly that one, several for a range whose oldest the answer shows. */
  readonly versions: readonly TlsVersion[];
  readonly suites: readonly number[];
  readonly groups?: readonly number[];
  readonly signatureAlgorithms?: readonly number[];
  /** Server name indication; RFC 6066 3 allows names alone, no addresses. */
  readonly serverName?: string;
  /** TLS 1.3 public keys; with none the server answers with a HelloRetryRequest that names its group. */
  readonly keyShares?: readonly KeyShare[];
  /** 0 to 32 bytes; a TLS 1.3 client that fears old middleboxes sends 32 of them (RFC 8446 D.4). */
  readonly sessionId?: Uint8Array;
}

export interface KeyShare {
  readonly group: number;
  readonly key: Uint8Array;
}

/** The records that carry one ClientHello. `random` is 32 bytes; an SSL 2.0 hello takes its challenge from it. */
export function encodeClientHello(offer: Offer, random: Uint8Array): Uint8Array<ArrayBuffer> {
  if (random.length !== 32) throw new RangeError(`client random of ${random.length} bytes`);
  const newest = newestOf(offer.versions);
  if (newest === 'SSL 2.0') return encodeSsl2Hello(offer.suites, random.subarray(0, 16));

  const legacyVersion = Math.min(versionNumber(newest), versionNumber('TLS 1.2'));
  const sessionId = offer.sessionId ?? new Uint8Array(0);
  const ssl3 = newest === 'SSL 3.0';
  const body = join(
    u16be(legacyVersion),
    random,
    list8(sessionId),
    list16(...[...offer.suites, ...(ssl3 ? [renegotiationScsv] : [])].map(u16be)),
    list8(u8(0)), // compression methods: none
    ssl3 ? new Uint8Array(0) : encodeExtensions(offer, newest),
  );
  const message = join(u8(0x01), u24be(body.length), body);
  // Servers that know no later version compare the record version with theirs, so it is the oldest usual one.
  return encodeRecords(22, ssl3 ? 0x0300 : 0x0301, message);
}

/** An encoded ClientHello with another random of 32 bytes in its place, RFC 8446 4.1.2. */
export function withRandom(encoded: Uint8Array, random: Uint8Array): Uint8Array<ArrayBuffer> {
  const fresh = new Uint8Array(encoded);
  fresh.set(random, RANDOM_AT);
  return fresh;
}

/** Behind the headers of record (5) and message (4) and the version (2). */
const RANDOM_AT = 11;

/** The extensions of RFC 8446 4.2, RFC 8422 5.1, RFC 7627 and RFC 5746 that the offer asks for. */
function encodeExtensions(offer: Offer, newest: TlsVersion): Uint8Array {
  const { groups = [], signatureAlgorithms = [], serverName, keyShares = [] } = offer;
  const parts: Uint8Array[] = [];
  const add = (number: number, content: Uint8Array) => parts.push(u16be(number), list16(content));

  if (serverName !== undefined) add(0, list16(join(u8(0), list16(toUtf8(serverName)))));
  if (groups.length > 0) {
    add(10, list16(...groups.map(u16be)));
    add(11, list8(u8(0))); // point formats: uncompressed
  }
  if (signatureAlgorithms.length > 0 && versionNumber(newest) >= versionNumber('TLS 1.2')) {
    add(13, list16(...signatureAlgorithms.map(u16be)));
  }
  if (newest === 'TLS 1.3') {
    const numbers = offer.versions.map(versionNumber).sort((a, b) => b - a);
    add(43, list8(...numbers.map(u16be)));
    add(45, list8(u8(1))); // pre-shared keys only with a fresh key exchange
    add(51, list16(...keyShares.flatMap(({ group, key }) => [u16be(group), list16(key)])));
  }
  if (offer.versions.some((version) => version !== 'TLS 1.3')) {
    add(23, new Uint8Array(0)); // extended master secret
    add(0xff01, u8(0)); // renegotiation info: this is the first handshake
  }
  return list16(...parts);
}

/** The SSL 2.0 CLIENT-HELLO (draft-hickman-netscape-ssl-00 2.5) with its two-byte record header. */
function encodeSsl2Hello(suites: readonly number[], challenge: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = join(
    u8(0x01),
    u16be(0x0002),
    u16be(3 * suites.length),
    u16be(0), // session id length
    u16be(challenge.length),
    ...suites.map(u24be),
    challenge,
  );
  return join(u16be(0x8000 | body.length), body);
}

/** Splits content over records of at most 16384 bytes (RFC 8446 5.1). */
export function encodeRecords(type: number, version: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const records: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < content.length; at += 16_384) {
    records.push(u8(type), u16be(version), list16(content.subarray(at, at + 16_384)));
  }
  return join(...records);
}

function list8(...parts: readonly Uint8Array[]): Uint8Array {
  const content = join(...parts);
  if (content.length > 0xff) throw new RangeError(`${content.length} bytes in a list of at most 255`);
  return join(u8(content.length), content);
}

function list16(...parts: readonly Uint8Array[]): Uint8Array {
  const content = join(...parts);
  if (content.length > 0xffff) throw new RangeError(`${content.length} bytes in a list of at most 65535`);
  return join(u16be(content.length), content);
}
