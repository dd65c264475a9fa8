import { DecodeError } from '../../src/core/bytes/reader.ts';
import type { Conversation } from '../../src/core/protocol/conversation.ts';

/** Something that takes bytes from outside: a decoder, a reader of files, a conversation, a reader of text. */
export interface Target {
  readonly name: string;
  /** Inputs that are right, or nearly: what is tried are changes of them. */
  readonly seeds: () => readonly Uint8Array[];
  /** Throws only where something is wrong with us; `seed` chooses among ways to hand over the bytes. */
  readonly run: (bytes: Uint8Array, seed: number) => unknown;
  /** The longest input. */
  readonly most?: number;
  /** Puts checksums right, so that changes get past them. */
  readonly repair?: (bytes: Uint8Array) => Uint8Array;
}

/** A decoder: it returns, or throws a DecodeError. */
export function decoder(
  name: string,
  decode: (bytes: Uint8Array) => unknown,
  seeds: Target['seeds'],
): Target {
  return {
    name,
    seeds,
    most: 20_000,
    run: (bytes) => {
      try {
        return decode(bytes);
      } catch (error) {
        if (error instanceof DecodeError) return undefined;
        throw error;
      }
    },
  };
}

/** A conversation, spoken to in pieces of a size that the seed chooses, then cut off. */
export function conversation(
  name: string,
  begin: () => Conversation<unknown>,
  seeds: Target['seeds'],
): Target {
  return {
    name,
    seeds,
    most: 60_000,
    run: (bytes, seed) => {
      try {
        return talk(begin(), bytes, 1 + (seed % 700), seed % 2 === 0 ? 'closed' : 'reset');
      } catch (error) {
        if (error instanceof DecodeError) return undefined;
        throw error;
      }
    },
  };
}

function talk(one: Conversation<unknown>, bytes: Uint8Array, piece: number, ended: 'closed' | 'reset') {
  let step = one.next();
  for (let at = 0, turns = 0; !step.done; at += piece, turns += 1) {
    if (turns > bytes.length + 1_000) throw new Error('the conversation does not end');
    step = one.next(at < bytes.length ? { bytes: bytes.subarray(at, at + piece) } : { ended });
  }
  return step.value;
}
