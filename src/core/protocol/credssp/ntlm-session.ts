import { join, u32le } from '../../bytes/write.ts';
import type { Crypto } from '../crypto.ts';
import { hasFlag, ntlmFlags } from './ntlm-flags.ts';
import { sealingKey, signingKey } from './ntlm-keys.ts';
import { Rc4 } from './rc4.ts';

/** What both sides hold when NTLM is through: the exported session key and the flags of the AUTHENTICATE message. */
export interface NtlmAgreement {
  readonly sessionKey: Uint8Array;
  readonly flags: number;
}

/** One sealed message: NTLMSSP_MESSAGE_SIGNATURE (16 bytes) and the encrypted text. */
export interface SealedMessage {
  readonly signature: Uint8Array;
  readonly sealed: Uint8Array;
}

/** NTLM signing and sealing with extended session security, [MS-NLMP] 3.4: one object per connection and side. */
export class NtlmSession {
  readonly #crypto: Crypto;
  readonly #keyExchange: boolean;
  readonly #outgoing: Direction;
  readonly #incoming: Direction;

  constructor(crypto: Crypto, { sessionKey, flags }: NtlmAgreement, side: 'client' | 'server') {
    const direction = (sender: 'client' | 'server'): Direction => {
      const sealing = sealingKey(crypto, sessionKey, flags, sender);
      return {
        signing: signingKey(crypto, sessionKey, sender),
        sealing,
        cipher: new Rc4(sealing),
        sequence: 0,
      };
    };
    this.#crypto = crypto;
    this.#keyExchange = hasFlag(flags, ntlmFlags.keyExchange);
    this.#outgoing = direction(side);
    this.#incoming = direction(side === 'client' ? 'server' : 'client');
  }

  /** GSS_WrapEx: encrypts and signs the next outgoing message. */
  wrap(message: Uint8Array): SealedMessage {
    const sealed = this.#outgoing.cipher.apply(message);
    return { signature: this.#signature(this.#outgoing, message), sealed };
  }

  /** GSS_UnwrapEx: the next incoming message, or undefined where its signature does not hold. */
  unwrap({ signature, sealed }: SealedMessage): Uint8Array | undefined {
    const message = this.#incoming.cipher.apply(sealed);
    return sameBytes(this.#signature(this.#incoming, message), signature) ? message : undefined;
  }

  /** GSS_GetMICEx: the signature of a message that is sent in the clear. */
  sign(message: Uint8Array): Uint8Array {
    return this.#signature(this.#outgoing, message);
  }

  /** GSS_VerifyMICEx. */
  verify(message: Uint8Array, signature: Uint8Array): boolean {
    return sameBytes(this.#signature(this.#incoming, message), signature);
  }

  /** Starts both key streams again, as SPNEGO does behind mechListMIC, [MS-SPNG] 3.3.5.1; sequence numbers go on. */
  restartCiphers(): void {
    for (const direction of [this.#outgoing, this.#incoming]) direction.cipher = new Rc4(direction.sealing);
  }

  #signature(direction: Direction, message: Uint8Array): Uint8Array {
    const sequence = u32le(direction.sequence);
    direction.sequence += 1;
    const checksum = this.#crypto.hmac('md5', direction.signing, join(sequence, message)).subarray(0, 8);
    return join(u32le(1), this.#keyExchange ? direction.cipher.apply(checksum) : checksum, sequence);
  }
}

interface Direction {
  readonly signing: Uint8Array;
  readonly sealing: Uint8Array;
  cipher: Rc4;
  sequence: number;
}

/** Whether two byte arrays are equal, without telling by its time where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  return a.reduce((difference, byte, i) => difference | (byte ^ b[i]!), 0) === 0;
}
