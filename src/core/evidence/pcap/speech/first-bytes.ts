import { startsWrapped } from './wrappers.ts';

type Told = 'keep' | 'ignore' | 'undecided';

/**
 * Whether the first bytes of a connection on any port make it worth keeping: RDP, a way through a proxy to it, or TLS
 * that can be decrypted and may hold an RD Gateway.
 */
export function firstBytesTell(
  opener: Uint8Array,
  target: Uint8Array,
  hasKey: (clientRandom: Uint8Array) => boolean,
): Told {
  const told = [startTells(opener, hasKey), startTells(target, hasKey)];
  if (told.includes('keep')) return 'keep';
  return told.includes('undecided') && !told.includes('ignore') ? 'undecided' : 'ignore';
}

function startTells(bytes: Uint8Array, hasKey: (clientRandom: Uint8Array) => boolean): Told {
  if (bytes.length === 0) return 'undecided';
  if (isConnectionRequest(bytes) || startsWrapped(bytes)) return 'keep';
  if (isClientHello(bytes)) {
    if (bytes.length < RANDOM_AT + 32) return 'undecided';
    return hasKey(bytes.subarray(RANDOM_AT, RANDOM_AT + 32)) ? 'keep' : 'ignore';
  }
  return bytes.length < 6 && (bytes[0] === 3 || bytes[0] === 0x16) ? 'undecided' : 'ignore';
}

/** A TPKT packet with an X.224 connection request. */
export function isConnectionRequest(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && bytes[0] === 3 && bytes[1] === 0 && (bytes[5]! & 0xf0) === 0xe0;
}

/** A TLS record with a ClientHello. */
export function isClientHello(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && bytes[0] === 0x16 && bytes[1] === 3 && bytes[5] === 1;
}

/** An SSL 2.0 CLIENT-HELLO, in which old clients offer TLS too: a length with its top bit set, then the type. */
export function isSsl2Hello(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 5 && (bytes[0]! & 0x80) !== 0 && bytes[2] === 1 && (bytes[3] === 3 || bytes[4] === 2)
  );
}

/** Record header 5, message header 4, version 2. */
const RANDOM_AT = 11;
