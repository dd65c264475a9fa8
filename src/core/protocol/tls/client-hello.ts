import { DecodeError, Reader } from '../../bytes/reader.ts';
import { fromUtf8 } from '../../bytes/text.ts';
import type { Channel, Conversation, Ending } from '../conversation.ts';
import { versionOf } from './names.ts';
import type { TlsVersion } from './names.ts';
import { HandshakeAssembler, looksLikeTls, takeRecord } from './records.ts';

/** A ClientHello as a client sent it, with IANA numbers; unknown and GREASE numbers are kept. */
export interface ClientHello {
  /** The version field: the newest version before TLS 1.3, which hides behind 0x0303. */
  readonly legacyVersion: number;
  /** All versions that the hello names, from supported_versions where it has that. */
  readonly versions: readonly TlsVersion[];
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly suites: readonly number[];
  readonly serverName?: string;
  readonly groups: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  readonly keyShares: readonly number[];
  readonly applicationProtocols: readonly string[];
  /** Numbers of the extensions, in their order. */
  readonly extensions: readonly number[];
  /** It came as an SSL 2.0 message, which clients older than 2010 send even to offer TLS 1.0. */
  readonly inSsl2Format: boolean;
}

type Found = { -readonly [K in keyof ClientHello]?: ClientHello[K] } & { extensions: number[] };

/** RFC 8446 4.1.2, RFC 5246 7.4.1.2: the body of a ClientHello message. */
export function decodeClientHello(body: Uint8Array): ClientHello {
  const r = new Reader(body, 'ClientHello');
  const legacyVersion = r.u16be('version');
  const random = r.bytes(32, 'random');
  const sessionId = r.bytes(r.u8('sessionId length'), 'sessionId');
  const suites = numbersOf(r.inner(r.u16be('suites length'), 'suites'));
  r.bytes(r.u8('compression length'), 'compression');
  const found: Found = { extensions: [] };
  if (r.remaining > 0) {
    const list = r.inner(r.u16be('extensions length'), 'extensions');
    while (list.remaining > 0) {
      const number = list.u16be('type');
      readExtension(number, list.inner(list.u16be('length'), `extension ${number}`), found);
      found.extensions.push(number);
    }
  }
  return {
    legacyVersion,
    versions: found.versions ?? knownVersions([legacyVersion]),
    random,
    sessionId,
    suites,
    ...(found.serverName !== undefined && { serverName: found.serverName }),
    groups: found.groups ?? [],
    signatureAlgorithms: found.signatureAlgorithms ?? [],
    keyShares: found.keyShares ?? [],
    applicationProtocols: found.applicationProtocols ?? [],
    extensions: found.extensions,
    inSsl2Format: false,
  };
}

function readExtension(number: number, r: Reader, found: Found): void {
  switch (number) {
    case 0:
      found.serverName = serverNameOf(r);
      return;
    case 10:
      found.groups = numbersOf(r.inner(r.u16be('length'), 'groups'));
      return;
    case 13:
      found.signatureAlgorithms = numbersOf(r.inner(r.u16be('length'), 'algorithms'));
      return;
    case 16: {
      const names: string[] = [];
      const list = r.inner(r.u16be('length'), 'protocols');
      while (list.remaining > 0) names.push(fromUtf8(list.bytes(list.u8('name length'), 'name')));
      found.applicationProtocols = names;
      return;
    }
    case 43:
      found.versions = knownVersions(numbersOf(r.inner(r.u8('length'), 'versions')));
      return;
    case 51: {
      const groups: number[] = [];
      const list = r.inner(r.u16be('length'), 'key shares');
      while (list.remaining > 0) {
        groups.push(list.u16be('group'));
        list.bytes(list.u16be('key length'), 'key');
      }
      found.keyShares = groups;
      return;
    }
    default:
      return;
  }
}

/** The host name of a server_name extension (RFC 6066 3); servers send an empty one back, so empty is allowed. */
function serverNameOf(r: Reader): string {
  if (r.remaining === 0) return '';
  const list = r.inner(r.u16be('length'), 'names');
  list.u8('name type');
  return fromUtf8(list.bytes(list.u16be('name length'), 'name'));
}

function numbersOf(r: Reader): readonly number[] {
  const numbers: number[] = [];
  while (r.remaining > 0) numbers.push(r.u16be('number'));
  return numbers;
}

function knownVersions(numbers: readonly number[]): readonly TlsVersion[] {
  return numbers.map(versionOf).filter((version) => version !== undefined);
}

/** An SSL 2.0 CLIENT-HELLO after its record header and type; suites keep their three-byte numbers where they have them. */
export function decodeSsl2ClientHello(body: Uint8Array): ClientHello {
  const r = new Reader(body, 'Ssl2ClientHello');
  const legacyVersion = r.u16be('version');
  const suitesLength = r.u16be('cipher kinds length');
  const sessionIdLength = r.u16be('session id length');
  const challengeLength = r.u16be('challenge length');
  const kinds = r.inner(suitesLength, 'cipher kinds');
  const suites: number[] = [];
  while (kinds.remaining > 0) suites.push(kinds.u24be('cipher kind'));
  const sessionId = r.bytes(sessionIdLength, 'session id');
  return {
    legacyVersion,
    versions: knownVersions([legacyVersion]),
    random: r.bytes(challengeLength, 'challenge'),
    sessionId,
    suites,
    groups: [],
    signatureAlgorithms: [],
    keyShares: [],
    applicationProtocols: [],
    extensions: [],
    inSsl2Format: true,
  };
}

/** Waits for a ClientHello in either format; how the client ended instead; DecodeError where it is none. */
export function* takeClientHello(channel: Channel): Conversation<ClientHello | Ending> {
  while (channel.buffered.length < 3) {
    const ended = yield* channel.more();
    if (ended !== undefined) return ended;
  }
  const r = new Reader(channel.buffered, 'ClientHello');
  const header = r.u16be('record');
  if (!looksLikeTls(channel.buffered) && header >= 0x8000 && r.u8('type') === 1) {
    const record = yield* channel.take(2 + (header & 0x7fff));
    return typeof record === 'string' ? record : decodeSsl2ClientHello(record.subarray(3));
  }
  const assembler = new HandshakeAssembler();
  for (let records = 0; records < MAX_RECORDS; records += 1) {
    const record = yield* takeRecord(channel);
    if (typeof record === 'string') return record;
    if (record.type !== 22) throw new DecodeError(`ClientHello: record type ${record.type} instead of 22`);
    assembler.push(record.fragment);
    const message = assembler.next();
    if (message?.type === 1) return decodeClientHello(message.body);
    if (message !== undefined)
      throw new DecodeError(`ClientHello: handshake message ${message.type} instead of 1`);
  }
  throw new DecodeError(`ClientHello: not complete after ${MAX_RECORDS} records`);
}

const MAX_RECORDS = 1000;
