import { DecodeError } from '../bytes/reader.ts';
import { join } from '../bytes/write.ts';

/** How a peer stopped talking: FIN, RST, or nothing within the time allowed. */
export type Ending = 'closed' | 'reset' | 'timedOut';

/** What the other side did: it sent bytes, or it stopped talking. */
export type Arrival = { readonly bytes: Uint8Array } | { readonly ended: Ending };

/** One exchange without I/O: yields bytes to send (perhaps none) and is resumed with what arrived. */
export type Conversation<Result> = Generator<Uint8Array, Result, Arrival>;

/** How much unread input a conversation keeps before it calls the peer malformed. */
const MAX_BUFFERED = 2 * 1024 * 1024;

const NOTHING = new Uint8Array(0);

/** Bytes to send and bytes received, inside a conversation; `take` waits for as many as it needs. */
export class Channel {
  #outgoing: Uint8Array[] = [];
  #buffered: Uint8Array = NOTHING;
  #received = 0;

  /** How many bytes the peer has sent so far. */
  get received(): number {
    return this.#received;
  }

  /** What has arrived and was not taken yet. */
  get buffered(): Uint8Array {
    return this.#buffered;
  }

  send(bytes: Uint8Array): void {
    this.#outgoing.push(bytes);
  }

  /** Exactly `length` bytes, or how the peer stopped talking before they were there. */
  *take(length: number): Conversation<Uint8Array | Ending> {
    while (this.#buffered.length < length) {
      const ended = yield* this.more();
      if (ended !== undefined) return ended;
    }
    const taken = this.#buffered.subarray(0, length);
    this.#buffered = this.#buffered.subarray(length);
    return taken;
  }

  /** Waits for the next bytes of any number; returns how the peer ended instead, if it did. */
  *more(): Conversation<Ending | undefined> {
    const [only = NOTHING] = this.#outgoing;
    const sending = this.#outgoing.length > 1 ? join(...this.#outgoing) : only;
    this.#outgoing = [];
    const arrival = yield sending;
    if ('ended' in arrival) return arrival.ended;
    this.#received += arrival.bytes.length;
    if (this.#buffered.length + arrival.bytes.length > MAX_BUFFERED) {
      throw new DecodeError(`Channel: more than ${MAX_BUFFERED} bytes came unasked`);
    }
    this.#buffered = this.#buffered.length === 0 ? arrival.bytes : join(this.#buffered, arrival.bytes);
    return undefined;
  }
}

/** Why what a peer said is not what belongs there, as a code with its values; `first` is hexadecimal. */
export interface Problem {
  readonly code: 'badField' | 'notRdp' | 'notTls' | 'plainRdp' | 'otherProtocol' | 'tooMuch';
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A peer that talks nonsense is evidence: the problem as a value. Anything but a DecodeError is our own bug. */
export function malformed(error: unknown): { readonly outcome: 'malformed'; readonly problem: Problem } {
  if (error instanceof DecodeError) return { outcome: 'malformed', problem: badField(error) };
  throw error;
}

/** The field that was not as its specification has it. */
export function badField({ field }: DecodeError): Problem {
  return field === '' ? { code: 'badField' } : { code: 'badField', params: { field } };
}
