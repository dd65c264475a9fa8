import { DecodeError } from '../../bytes/reader.ts';
import type { Channel, Conversation, Ending, Problem } from '../conversation.ts';
import type { TlsVersion } from './names.ts';
import { groupName, signatureAlgorithmName } from './names.ts';
import { HandshakeAssembler, looksLikeTls, takeRecord } from './records.ts';
import type { HandshakeMessage } from './records.ts';
import {
  decodeAlert,
  decodeCertificateMessage,
  decodeCertificateRequest,
  decodeServerHello,
  decodeServerKeyExchange,
} from './server-messages.ts';
import type { Alert, CertificateRequest, ServerHello, ServerKeyExchange } from './server-messages.ts';
import { keyExchangeOf, suiteName } from './suites.ts';

/** What a server revealed before encryption began. TLS 1.3 reveals no certificate. */
export interface Revealed {
  readonly outcome: 'serverHello';
  readonly version: TlsVersion;
  /** IANA name of the chosen cipher suite, and its number. */
  readonly suite: string;
  readonly suiteNumber: number;
  readonly group?: string;
  readonly groupNumber?: number;
  /** Bits of the DHE prime or of the temporary RSA key of an export suite. */
  readonly keyExchangeBits?: number;
  readonly signatureAlgorithm?: string;
  readonly signatureAlgorithmNumber?: number;
  /** DER, leaf first, as sent; empty for TLS 1.3, for resumption and for anonymous suites. */
  readonly certificates: readonly Uint8Array[];
  /** TLS 1.3: the server asked for another key share instead of going on. */
  readonly retry: boolean;
  readonly certificateRequest?: CertificateRequest;
  readonly extensions: readonly number[];
  readonly random: Uint8Array;
  /** Warning alerts that came before the end of the flight. */
  readonly warnings: readonly number[];
  /** SSL 2.0 alone: all cipher kinds that both sides know, because there the client chooses. */
  readonly ssl2Suites?: readonly string[];
}

/** How far the server came before it ended or refused. */
export interface Progress {
  readonly bytes: number;
  readonly sawServerHello: boolean;
  readonly sawCertificate: boolean;
  /** The version of its ServerHello. */
  readonly version?: TlsVersion;
}

/** What became of a ClientHello. */
export type HelloAnswer =
  | Revealed
  | ({ readonly outcome: 'alert' } & Alert & Progress)
  | { readonly outcome: 'malformed'; readonly problem: Problem }
  | ({ readonly outcome: Ending } & Progress)
  | { readonly outcome: 'notTls'; readonly first: Uint8Array }
  /** An SSL 2.0 ERROR: 1 no cipher, 2 no certificate, 4 bad certificate, 6 unsupported certificate type. */
  | { readonly outcome: 'ssl2Error'; readonly code: number };

/** Handshake messages and records a server may send before its flight must be over. */
const MAX_MESSAGES = 64;
const MAX_RECORDS = 20_000;

/** How much of an answer that is not TLS is kept to recognise the protocol by. */
export const FIRST_BYTES = 256;

/** Reads the server's first flight from a channel on which a ClientHello was sent or seen. */
export function* readServerFlight(channel: Channel): Conversation<HelloAnswer> {
  const flight = new Flight();
  const start = channel.received - channel.buffered.length;
  for (let records = 0; records < MAX_RECORDS; records += 1) {
    const record = yield* takeRecordOrNotTls(channel, records === 0);
    if ('outcome' in record) {
      return record.outcome === 'notTls'
        ? record
        : { ...record, ...flight.progress(channel.received - start) };
    }
    if (record.type === 21) {
      const alert = flight.alert(record.fragment);
      if (alert !== undefined) {
        return { outcome: 'alert', ...alert, ...flight.progress(channel.received - start) };
      }
    } else if (record.type === 22) {
      const revealed = flight.handshake(record.fragment);
      if (revealed !== undefined) return revealed;
    } else {
      // ChangeCipherSpec or encrypted data: what follows cannot be read, so the flight ends here.
      return flight.revealed() ?? fail(`record type ${record.type} before a ServerHello`);
    }
  }
  return fail(`more than ${MAX_RECORDS} records in one flight`);
}

/** A record, an ending, or the first bytes of something that is not TLS. */
function* takeRecordOrNotTls(channel: Channel, isFirst: boolean) {
  if (isFirst && channel.buffered.length === 0) {
    const ended = yield* channel.more();
    if (ended !== undefined) return { outcome: ended };
  }
  const first = channel.buffered;
  if (isFirst && !looksLikeTls(first)) {
    return { outcome: 'notTls' as const, first: first.slice(0, FIRST_BYTES) };
  }
  const record = yield* takeRecord(channel);
  return typeof record === 'string' ? { outcome: record } : record;
}

/** What has been put together of one server flight so far. */
class Flight {
  readonly #assembler = new HandshakeAssembler();
  readonly #warnings: number[] = [];
  #messages = 0;
  #hello: ServerHello | undefined;
  #certificates: readonly Uint8Array[] | undefined;
  #keyExchange: ServerKeyExchange = {};
  #request: CertificateRequest | undefined;

  progress(bytes: number): Progress {
    return {
      bytes,
      sawServerHello: this.#hello !== undefined,
      sawCertificate: this.#certificates !== undefined,
      ...(this.#hello !== undefined && { version: this.#hello.version }),
    };
  }

  /** The alert if it ends the handshake; a warning other than close_notify is noted and passed over. */
  alert(fragment: Uint8Array): Alert | undefined {
    const alert = decodeAlert(fragment);
    if (alert.level === 'fatal' || alert.alert === 0) return alert;
    if (this.#warnings.length === MAX_MESSAGES) return fail(`more than ${MAX_MESSAGES} warning alerts`);
    this.#warnings.push(alert.alert);
    return undefined;
  }

  /** Takes in a handshake fragment; the result once the server has said all it says in clear. */
  handshake(fragment: Uint8Array): Revealed | undefined {
    this.#assembler.push(fragment);
    for (let message = this.#assembler.next(); message; message = this.#assembler.next()) {
      this.#messages += 1;
      if (this.#messages > MAX_MESSAGES) fail(`more than ${MAX_MESSAGES} handshake messages in one flight`);
      const isLast = this.#message(message);
      if (isLast) return this.revealed();
    }
    return undefined;
  }

  revealed(): Revealed | undefined {
    const hello = this.#hello;
    if (hello === undefined) return undefined;
    const group = hello.group ?? this.#keyExchange.group;
    const { bits, signatureAlgorithm } = this.#keyExchange;
    return {
      outcome: 'serverHello',
      version: hello.version,
      suite: suiteName(hello.suite),
      suiteNumber: hello.suite,
      ...(group !== undefined && { group: groupName(group), groupNumber: group }),
      ...(bits !== undefined && { keyExchangeBits: bits }),
      ...(signatureAlgorithm !== undefined && {
        signatureAlgorithm: signatureAlgorithmName(signatureAlgorithm),
        signatureAlgorithmNumber: signatureAlgorithm,
      }),
      certificates: this.#certificates ?? [],
      retry: hello.retry,
      ...(this.#request !== undefined && { certificateRequest: this.#request }),
      extensions: hello.extensions,
      random: hello.random,
      warnings: this.#warnings,
    };
  }

  /** Takes in one message; true when nothing in clear follows it. */
  #message({ type, body }: HandshakeMessage): boolean {
    if (type === 2 && this.#hello === undefined) {
      this.#hello = decodeServerHello(body);
      return this.#hello.version === 'TLS 1.3';
    }
    const hello = this.#hello;
    if (hello === undefined) return fail(`handshake message ${type} before a ServerHello`);
    switch (type) {
      case 11:
        this.#certificates = decodeCertificateMessage(body);
        return false;
      case 12:
        this.#keyExchange = decodeServerKeyExchange(body, keyExchangeOf(hello.suite), hello.version);
        return false;
      case 13:
        this.#request = decodeCertificateRequest(body, hello.version);
        return false;
      case 14: // ServerHelloDone
        return true;
      case 4: // NewSessionTicket
      case 22: // CertificateStatus
        return false;
      default:
        return fail(`handshake message ${type} does not belong here`);
    }
  }
}

function fail(problem: string): never {
  throw new DecodeError(`server flight: ${problem}`);
}
