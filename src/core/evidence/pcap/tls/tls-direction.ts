import { DecodeError } from '../../../bytes/reader.ts';
import type { Crypto } from '../../../protocol/crypto.ts';
import { HandshakeAssembler } from '../../../protocol/tls/records.ts';
import type { SuiteCipher } from './tls-cipher.ts';
import { keysFromTraffic, nextTraffic } from './tls-key-schedule.ts';
import { openRecord, type OpenedRecord, type Protection } from './tls-protection.ts';
import { ALERT, APPLICATION, CHANGE_CIPHER, HANDSHAKE } from './tls-records.ts';
import type { SeenAlert } from './tls-session.ts';

/** The keys of one direction: up to TLS 1.2 one protection, from 1.3 on one for the handshake and one for data. */
export interface DirectionSecrets {
  readonly cipher: SuiteCipher;
  readonly protections: readonly Protection[];
  /** The TLS 1.3 traffic secret that the data's protection was made from. */
  readonly traffic?: Uint8Array;
}

/** A handshake message that was encrypted. */
export interface HiddenMessage {
  readonly type: number;
  readonly body: Uint8Array;
  readonly at: number;
}

/** Opens the records of one direction in their order. */
export class TlsDirection {
  readonly #crypto: Crypto;
  readonly #secrets: DirectionSecrets;
  readonly #by: 'client' | 'server';
  readonly #assembler = new HandshakeAssembler();
  readonly #isNew: boolean;
  #stage = 0;
  #protection: Protection | undefined;
  #traffic: Uint8Array | undefined;
  #sequence = 0;
  #isProtected = false;
  #before: Uint8Array | undefined;
  readonly pieces: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  readonly alerts: SeenAlert[] = [];
  readonly messages: HiddenMessage[] = [];

  constructor(crypto: Crypto, secrets: DirectionSecrets, by: 'client' | 'server') {
    this.#crypto = crypto;
    this.#secrets = secrets;
    this.#by = by;
    this.#protection = secrets.protections[0];
    this.#traffic = secrets.traffic;
    this.#isNew = this.#protection?.version === 'TLS 1.3';
  }

  /** Records that were not kept: their sequence numbers are passed over. */
  skip(records: number): void {
    this.#sequence += records;
    this.#before = undefined;
  }

  /** Takes the next whole record in; false where it cannot be opened, and then nothing after it can. */
  take(type: number, whole: Uint8Array, at: number): boolean {
    if (type === CHANGE_CIPHER) {
      this.#isProtected = !this.#isNew;
      return true;
    }
    if (this.#isNew && type === APPLICATION) this.#isProtected = true;
    if (!this.#isProtected || (this.#isNew && type !== APPLICATION)) {
      if (type === ALERT) this.#alert(whole.subarray(5), at);
      return true;
    }
    if (this.#protection === undefined) return false;
    const inside = openRecord(this.#crypto, this.#protection, whole, this.#sequence, this.#before);
    if (inside === undefined) return false;
    this.#sequence += 1;
    this.#before = whole;
    this.#inside(inside, at);
    return true;
  }

  #inside({ type, content }: OpenedRecord, at: number): void {
    if (type === APPLICATION && content.length > 0) this.pieces.push({ bytes: content, at });
    if (type === ALERT) this.#alert(content, at);
    if (type === HANDSHAKE) this.#handshake(content, at);
  }

  #alert(content: Uint8Array, at: number): void {
    const [level, alert] = content;
    if (alert !== undefined) this.alerts.push({ by: this.#by, at, alert, fatal: level === 2 });
  }

  #handshake(content: Uint8Array, at: number): void {
    try {
      this.#assembler.push(content);
      for (let message = this.#assembler.next(); message; message = this.#assembler.next()) {
        this.messages.push({ ...message, at });
        if (this.#isNew) this.#changeKeys(message.type);
      }
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
    }
  }

  /** After Finished come the keys for data; after KeyUpdate the ones made from the secret before. */
  #changeKeys(messageType: number): void {
    const { cipher, protections } = this.#secrets;
    if (messageType === FINISHED && this.#stage === 0) {
      this.#stage = 1;
      this.#protection = protections[1];
      this.#sequence = 0;
    }
    if (messageType === KEY_UPDATE && this.#traffic !== undefined && this.#protection !== undefined) {
      this.#traffic = nextTraffic(this.#crypto, cipher, this.#traffic);
      this.#protection = { ...this.#protection, keys: keysFromTraffic(this.#crypto, cipher, this.#traffic) };
      this.#sequence = 0;
    }
  }
}

const FINISHED = 20;
const KEY_UPDATE = 24;
