import { Reader } from '../../bytes/reader.ts';
import type { KeyExchange } from './suites.ts';
import { versionNumber, versionOf } from './names.ts';
import type { TlsVersion } from './names.ts';

/** A ServerHello or, where `retry` is set, a HelloRetryRequest. */
export interface ServerHello {
  readonly version: TlsVersion;
  readonly suite: number;
  /** 32 bytes; before TLS 1.3 some servers put their clock into the first four (seconds since 1970). */
  readonly random: Uint8Array;
  readonly retry: boolean;
  /** The group of the key share (TLS 1.3). */
  readonly group?: number;
  /** Numbers of the extensions, in their order. */
  readonly extensions: readonly number[];
}

/** The random value that makes a ServerHello a HelloRetryRequest: SHA-256 of its name (RFC 8446 4.1.3). */
const retryRandom = [
  0xcf21ad74, 0xe59a6111, 0xbe1d8c02, 0x1e65b891, 0xc2a21116, 0x7abb8c5e, 0x079e09e2, 0xc8a8339c,
];

/** The most certificates of one chain that are read. */
export const MAX_CERTIFICATES = 200;

/** RFC 8446 4.1.3, RFC 5246 7.4.1.3 ServerHello */
export function decodeServerHello(body: Uint8Array): ServerHello {
  const r = new Reader(body, 'ServerHello');
  const legacyVersion = r.u16be('version');
  const random = r.bytes(32, 'random');
  r.bytes(r.u8('sessionId length'), 'sessionId');
  const suite = r.u16be('suite');
  r.u8('compression');
  const { numbers, version: newVersion, group } = decodeExtensions(r);
  const number = newVersion ?? legacyVersion;
  const version = versionOf(number);
  if (version === undefined || number < versionNumber('SSL 3.0')) {
    return r.reject('version', `0x${number.toString(16).padStart(4, '0')} is no TLS version`);
  }
  return {
    version,
    suite,
    random,
    retry: isRetry(random),
    ...(group !== undefined && { group }),
    extensions: numbers,
  };
}

/** The extensions that matter here: supported_versions (43) and key_share (51), which begins with the group. */
function decodeExtensions(r: Reader): { numbers: number[]; version?: number; group?: number } {
  const found: { numbers: number[]; version?: number; group?: number } = { numbers: [] };
  if (r.remaining === 0) return found;
  const list = r.inner(r.u16be('extensions length'), 'extensions');
  while (list.remaining > 0) {
    const number = list.u16be('type');
    const content = list.inner(list.u16be('length'), `extension ${number}`);
    found.numbers.push(number);
    if (number === 43) found.version = content.u16be('version');
    if (number === 51) found.group = content.u16be('group');
  }
  return found;
}

function isRetry(random: Uint8Array): boolean {
  const r = new Reader(random, 'random');
  return retryRandom.every((word) => r.u32be('word') === word);
}

/** RFC 5246 7.4.2 Certificate: the DER certificates as sent, leaf first; at most 200. */
export function decodeCertificateMessage(body: Uint8Array): readonly Uint8Array[] {
  const r = new Reader(body, 'Certificate');
  const list = r.inner(r.u24be('length'), 'list');
  const certificates: Uint8Array[] = [];
  while (list.remaining > 0) {
    if (certificates.length === MAX_CERTIFICATES) {
      r.reject('list', `more than ${MAX_CERTIFICATES} certificates`);
    }
    certificates.push(list.bytes(list.u24be('length'), `certificate ${certificates.length}`));
  }
  return certificates;
}

/** What a ServerKeyExchange shows of the key agreement. */
export interface ServerKeyExchange {
  readonly group?: number;
  /** Size of the finite-field prime (DHE), or of the temporary RSA key (export suites). */
  readonly bits?: number;
  /** The signature scheme; named on the wire from TLS 1.2 on. */
  readonly signatureAlgorithm?: number;
}

/** RFC 5246 7.4.3 and RFC 8422 5.4 ServerKeyExchange; empty for a key exchange that this does not know. */
export function decodeServerKeyExchange(
  body: Uint8Array,
  keyExchange: KeyExchange | undefined,
  version: TlsVersion,
): ServerKeyExchange {
  const r = new Reader(body, 'ServerKeyExchange');
  const parameters = decodeParameters(r, keyExchange);
  if (parameters === undefined) return {};
  const isSigned = keyExchange === 'dhe' || keyExchange === 'ecdhe' || keyExchange === 'rsaExport';
  if (!isSigned || version !== 'TLS 1.2') return parameters;
  return { ...parameters, signatureAlgorithm: r.u16be('signatureAlgorithm') };
}

function decodeParameters(r: Reader, keyExchange: KeyExchange | undefined): ServerKeyExchange | undefined {
  const field = (name: string) => r.bytes(r.u16be(`${name} length`), name);
  switch (keyExchange) {
    case 'ecdhe':
    case 'ecdheAnonymous': {
      const curveType = r.u8('curveType');
      // Explicit curves were removed by RFC 8422; nothing after them can be found without decoding them.
      if (curveType !== 3) r.reject('curveType', `${curveType} is not a named curve`);
      const group = r.u16be('group');
      r.bytes(r.u8('point length'), 'point');
      return { group };
    }
    case 'dhe':
    case 'dheAnonymous': {
      const bits = bitLength(field('prime'));
      field('generator');
      field('public value');
      return { bits };
    }
    case 'rsaExport': {
      const bits = bitLength(field('modulus'));
      field('exponent');
      return { bits };
    }
    default:
      return undefined;
  }
}

/** The number of bits of an unsigned big-endian integer. */
export function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}

/** What a server that wants a client certificate says about it. */
export interface CertificateRequest {
  readonly certificateTypes: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  /** How many certificate authorities it names. */
  readonly authorities: number;
}

/** RFC 5246 7.4.4 CertificateRequest, as TLS 1.2 and older send it. */
export function decodeCertificateRequest(body: Uint8Array, version: TlsVersion): CertificateRequest {
  const r = new Reader(body, 'CertificateRequest');
  const certificateTypes = [...r.bytes(r.u8('types length'), 'types')];
  const signatureAlgorithms: number[] = [];
  if (version === 'TLS 1.2') {
    const schemes = r.inner(r.u16be('algorithms length'), 'algorithms');
    while (schemes.remaining > 0) signatureAlgorithms.push(schemes.u16be('algorithm'));
  }
  const names = r.inner(r.u16be('authorities length'), 'authorities');
  let authorities = 0;
  for (; names.remaining > 0; authorities += 1) names.bytes(names.u16be('length'), 'name');
  return { certificateTypes, signatureAlgorithms, authorities };
}

/** RFC 8446 6 Alert */
export interface Alert {
  readonly level: 'warning' | 'fatal';
  readonly alert: number;
}

/** RFC 8446 6 Alert, from the fragment of its record. */
export function decodeAlert(fragment: Uint8Array): Alert {
  const r = new Reader(fragment, 'Alert');
  const level = r.u8('level');
  const alert = r.u8('description');
  // An encrypted alert is longer; read as plain it would name a number that nobody sent.
  if (r.remaining > 0) r.reject('description', `${r.remaining} bytes follow it`);
  return { level: level === 1 ? 'warning' : 'fatal', alert };
}

/** The SSL 2.0 SERVER-HELLO (draft-hickman-netscape-ssl-00 2.6), without its record header and type. */
export interface Ssl2ServerHello {
  readonly version: number;
  readonly certificate: Uint8Array;
  readonly suites: readonly number[];
}

/** Decodes an SSL 2.0 SERVER-HELLO: its one certificate and the cipher kinds that both sides know. */
export function decodeSsl2ServerHello(body: Uint8Array): Ssl2ServerHello {
  const r = new Reader(body, 'Ssl2ServerHello');
  r.u8('session id hit');
  r.u8('certificate type');
  const version = r.u16be('version');
  const certificateLength = r.u16be('certificate length');
  const suitesLength = r.u16be('cipher kinds length');
  const idLength = r.u16be('connection id length');
  const certificate = r.bytes(certificateLength, 'certificate');
  const kinds = r.inner(suitesLength, 'cipher kinds');
  r.bytes(idLength, 'connection id');
  const suites: number[] = [];
  while (kinds.remaining > 0) suites.push(kinds.u24be('cipher kind'));
  return { version, certificate, suites };
}
