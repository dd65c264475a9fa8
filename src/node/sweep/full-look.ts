import type { Socket } from 'node:net';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { negotiate, type NegotiationAnswer } from '../../core/protocol/negotiation.ts';
import type { Offer } from '../../core/protocol/security-protocols.ts';
import { hello } from '../../core/protocol/tls/hello-conversation.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import type { TraceEnding } from '../wire/trace.ts';
import type { Limits } from '../wire/limits.ts';
import { watchOwnTime } from '../time/own-time.ts';
import { wideHello } from '../probes/ask-hello.ts';
import { answerOf, type ProtocolAnswer } from '../interview/attempt.ts';
import { openConnection, type Connected } from '../wire/connect.ts';
import { clientCookie, clientOffer } from '../probes/handshake.ts';
import { askChallenge, signInFacts } from '../probes/sign-in.ts';
import { tapSocket } from '../wire/tap.ts';
import { shakeTls } from '../wire/tls-client.ts';
import type { TlsResult } from '../wire/tls-result.ts';
import { withAnswer } from '../probes/tls-support.ts';

/** Where a closer look goes. */
export interface Place {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

/** How far a closer look goes, and whether it begins with the cookie that mstsc sends. */
export interface FullWishes {
  readonly names: boolean;
  readonly cookie: boolean;
}

/** A whole TLS handshake and what it led to; the connection may not open any more. */
export interface FullLook {
  readonly negotiation?: NegotiationAnswer;
  readonly tls?: TlsResult;
  readonly ending?: TraceEnding;
  readonly facts: Partial<FactTypes>;
}

/** A handshake with all versions, as a client makes it; with `names` as far as the NTLM challenge, which needs no account. */
export async function lookFully(
  place: Place,
  limits: Limits,
  { names, cookie }: FullWishes,
): Promise<FullLook> {
  const seen = await withSocket(place, limits, async (socket): Promise<FullLook> => {
    const request = negotiate(clientOffer, cookie ? { cookie: clientCookie } : {});
    const { result: negotiation, trace } = await drive(request, socket, limits);
    const ended = trace.ending === undefined ? {} : { ending: trace.ending };
    if (negotiation.outcome !== 'accepted' || negotiation.protocol === 'rdp')
      return { negotiation, facts: {}, ...ended };
    const tap = tapSocket(socket, limits.maxBytes);
    const tls = await shakeTls(tap, place.host, limits);
    const below = tap.ending();
    if (tls.outcome !== 'completed')
      return { negotiation, tls, facts: {}, ...(below === undefined ? {} : { ending: below }) };
    const asks = names && (negotiation.protocol === 'hybrid' || negotiation.protocol === 'hybridEx');
    const facts = asks ? signInFacts(await askChallenge(tls.socket, limits, tap)).facts : {};
    tls.socket.destroy();
    return { negotiation, tls, facts };
  });
  return seen ?? { facts: {} };
}

/** Whether TLS older than 1.2 is still accepted, as a fact. */
export async function askOlderTls(
  place: Place,
  limits: Limits,
): Promise<FactTypes['tlsSupport'] | undefined> {
  const versions = ['TLS 1.0', 'TLS 1.1'] as const;
  return withSocket(place, limits, async (socket) => {
    const { result } = await drive(negotiate(clientOffer), socket, limits);
    if (result.outcome !== 'accepted' || result.protocol === 'rdp') return undefined;
    const wanted = wideHello(versions, place.host);
    const flight = await drive(hello(wanted, nodeCrypto.random(32)), socket, limits);
    return withAnswer(undefined, versions, flight.result);
  });
}

/** How an offer is answered. */
export async function askOffer(
  place: Place,
  limits: Limits,
  offer: Offer,
): Promise<ProtocolAnswer | undefined> {
  return withSocket(place, limits, async (socket) => {
    const { result, trace } = await drive(negotiate(offer), socket, limits);
    return { offer: [...offer], answer: answerOf(result, trace) };
  });
}

async function withSocket<T>(
  { address, port }: Place,
  limits: Limits,
  use: (socket: Socket) => Promise<T>,
): Promise<T | undefined> {
  const never = new AbortController().signal;
  const unwatch = watchOwnTime();
  let opened: Connected | undefined;
  try {
    opened = await openConnection(address, port, limits.silenceMs, limits.signal ?? never);
    return opened.outcome === 'open' ? await use(opened.socket) : undefined;
  } finally {
    unwatch();
    if (opened?.outcome === 'open') opened.socket.destroy();
  }
}
