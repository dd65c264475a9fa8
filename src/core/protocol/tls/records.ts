import { Reader } from '../../bytes/reader.ts';
import { join } from '../../bytes/write.ts';
import type { Channel, Conversation, Ending } from '../conversation.ts';

/** One TLS record: 20 change cipher spec, 21 alert, 22 handshake, 23 application data. */
export interface TlsRecord {
  readonly type: number;
  readonly version: number;
  readonly fragment: Uint8Array;
}

/** The most a record may carry: RFC 5246 6.2.3 allows 2048 bytes beyond 16384 for encryption. */
const MAX_FRAGMENT = 16_384 + 2048;

/** The longest handshake message read here: a chain of certificates as large as a mebibyte. */
export const MAX_MESSAGE = 1_048_576;

/** Whether bytes can be the beginning of a TLS record: a known type and 3 as the major version. */
export function looksLikeTls(start: Uint8Array): boolean {
  const [type = 22, major = 3] = start;
  return type >= 20 && type <= 24 && major === 3;
}

/** The next record, or how the peer stopped talking before it was complete. */
export function* takeRecord(channel: Channel): Conversation<TlsRecord | Ending> {
  const header = yield* channel.take(5);
  if (typeof header === 'string') return header;
  const r = new Reader(header, 'TlsRecord');
  const type = r.u8('type');
  const version = r.u16be('version');
  const length = r.u16be('length');
  if (type < 20 || type > 24) r.reject('type', `${type} is no record type`);
  if (version >> 8 !== 3) r.reject('version', `0x${version.toString(16)} is no TLS version`);
  if (length > MAX_FRAGMENT)
    r.reject('length', `${length} bytes, more than the ${MAX_FRAGMENT} a record may have`);
  const fragment = yield* channel.take(length);
  return typeof fragment === 'string' ? fragment : { type, version, fragment };
}

/** One handshake message without its header. */
export interface HandshakeMessage {
  readonly type: number;
  readonly body: Uint8Array;
}

/** Puts handshake messages together from record fragments; a message may span records and share them. */
export class HandshakeAssembler {
  #parts: Uint8Array[] = [];
  #length = 0;

  /** How many bytes wait for the rest of their message. */
  get pending(): number {
    return this.#length;
  }

  push(fragment: Uint8Array): void {
    this.#parts.push(fragment);
    this.#length += fragment.length;
  }

  /** The next complete message; undefined while bytes are missing; DecodeError for one of over a mebibyte. */
  next(): HandshakeMessage | undefined {
    if (this.#length < 4) return undefined;
    const header = new Reader(this.#peek(4), 'Handshake');
    const type = header.u8('type');
    const length = header.u24be('length');
    if (length > MAX_MESSAGE) {
      header.reject('length', `${length} bytes, more than the ${MAX_MESSAGE} read here`);
    }
    if (this.#length < 4 + length) return undefined;
    const [only] = this.#parts;
    const whole = only !== undefined && this.#parts.length === 1 ? only : join(...this.#parts);
    this.#parts = [whole.subarray(4 + length)];
    this.#length = whole.length - 4 - length;
    return { type, body: whole.subarray(4, 4 + length) };
  }

  #peek(length: number): Uint8Array {
    const start = this.#parts[0];
    if (start !== undefined && start.length >= length) return start;
    this.#parts = [join(...this.#parts)];
    return this.#parts[0] ?? new Uint8Array(0);
  }
}
