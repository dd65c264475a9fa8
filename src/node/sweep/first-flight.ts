import { isIP } from 'node:net';
import type { Conversation } from '../../core/protocol/conversation.ts';
import { encodeConnectionRequest } from '../../core/protocol/connection-request.ts';
import { negotiateWith, type NegotiationAnswer } from '../../core/protocol/negotiation.ts';
import { helloOf } from '../../core/protocol/tls/hello-conversation.ts';
import { encodeClientHello, withRandom } from '../../core/protocol/tls/hello.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { nodeCrypto } from '../crypto.ts';
import { wideHello } from '../probes/ask-hello.ts';
import { clientOffer } from '../probes/handshake.ts';

/** What our ClientHello offers. */
export const helloVersions = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const;

/** What one connection of a sweep heard: the answer to mstsc's offer, and to our ClientHello where there was TLS. */
export interface FirstFlight {
  readonly negotiation: NegotiationAnswer;
  readonly hello?: HelloAnswer;
}

/** The conversations of a check, one after the other, as far as the server's certificate. */
export function* firstFlight(host: string): Conversation<FirstFlight> {
  const negotiation = yield* negotiateWith(request);
  if (negotiation.outcome !== 'accepted' || negotiation.protocol === 'rdp') return { negotiation };
  return { negotiation, hello: yield* helloOf(helloFor(host)) };
}

/** Up to TLS 1.2, where certificates are shown in clear. Encoding hundreds of suites once is enough for hosts without a name. */
function helloFor(host: string): Uint8Array {
  const random = freshRandom();
  if (isIP(host) === 0) return encodeClientHello(wideHello(helloVersions, host), random);
  return withRandom((nameless ??= encodeClientHello(wideHello(helloVersions, host), random)), random);
}

/** 32 bytes nobody had yet; asking the system for many at a time costs a tenth of asking each time. */
function freshRandom(): Uint8Array {
  if (spare.length < 32) spare = nodeCrypto.random(32 * 256);
  const random = spare.subarray(0, 32);
  spare = spare.subarray(32);
  return random;
}

let spare: Uint8Array = new Uint8Array(0);
const request = encodeConnectionRequest({ offer: clientOffer });
let nameless: Uint8Array | undefined;
