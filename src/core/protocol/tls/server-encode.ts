import { join, u16be, u24be, u8 } from '../../bytes/write.ts';
import { encodeRecords } from './hello.ts';
import { versionNumber } from './names.ts';
import type { TlsVersion } from './names.ts';

/** What a practice server says in its ServerHello. */
export interface ServerHelloChoice {
  readonly version: TlsVersion;
  readonly suite: number;
  /** 32 bytes. */
  readonly random: Uint8Array;
  /** TLS 1.3: the group of a HelloRetryRequest, or of the key share together with `key`. */
  readonly group?: number;
  readonly key?: Uint8Array;
}

/** The record of an alert; `version` is that of the record. */
export function encodeAlert(level: 'warning' | 'fatal', alert: number, version: TlsVersion = 'TLS 1.2') {
  return encodeRecords(21, versionNumber(version), Uint8Array.of(level === 'warning' ? 1 : 2, alert));
}

/** A handshake message with its header: 2 ServerHello, 11 Certificate, 12 ServerKeyExchange, 14 ServerHelloDone. */
export function encodeHandshake(type: number, ...body: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = join(...body);
  return join(u8(type), u24be(content.length), content);
}

/** RFC 8446 4.1.3, RFC 5246 7.4.1.3: a ServerHello message. */
export function encodeServerHello(choice: ServerHelloChoice): Uint8Array<ArrayBuffer> {
  const { version, suite, random, group, key } = choice;
  const share = key === undefined ? [] : [u16be(key.length), key];
  const extensions = join(
    ...(version === 'TLS 1.3'
      ? [extension(43, u16be(versionNumber('TLS 1.3')))]
      : [extension(0xff01, u8(0))]),
    ...(group === undefined ? [] : [extension(51, join(u16be(group), ...share))]),
  );
  return encodeHandshake(
    2,
    u16be(Math.min(versionNumber(version), versionNumber('TLS 1.2'))),
    random,
    u8(0), // session id
    u16be(suite),
    u8(0), // compression
    u16be(extensions.length),
    extensions,
  );
}

/** RFC 5246 7.4.2: a Certificate message of DER certificates, leaf first. */
export function encodeCertificates(certificates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const list = join(...certificates.flatMap((certificate) => [u24be(certificate.length), certificate]));
  return encodeHandshake(11, u24be(list.length), list);
}

/** RFC 5246 7.4.5: the end of the server's first flight. */
export function encodeServerHelloDone(): Uint8Array<ArrayBuffer> {
  return encodeHandshake(14);
}

function extension(number: number, content: Uint8Array): Uint8Array {
  return join(u16be(number), u16be(content.length), content);
}
