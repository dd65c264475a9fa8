import { isIP } from 'node:net';
import type { Conversation } from '../../core/protocol/conversation.ts';
import { negotiate, type NegotiationAnswer } from '../../core/protocol/negotiation.ts';
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
  const negotiation = yield* negotiate(clientOffer);
  if (negotiation.outcome !== 'accepted' || negotiation.protocol === 'rdp') return { negotiation };
  return { negotiation, hello: yield* helloOf(helloFor(host)) };
}

/** Up to TLS 1.2, where certificates are shown in clear. Encoding hundreds of suites once is enough for hosts without a name. */
function helloFor(host: string): Uint8Array {
  const random = nodeCrypto.random(32);
  if (isIP(host) === 0) return encodeClientHello(wideHello(helloVersions, host), random);
  return withRandom((nameless ??= encodeClientHello(wideHello(helloVersions, host), random)), random);
}

let nameless: Uint8Array | undefined;
