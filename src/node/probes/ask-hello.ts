import { isIP } from 'node:net';
import { negotiate } from '../../core/protocol/negotiation.ts';
import { hello } from '../../core/protocol/tls/hello-conversation.ts';
import type { Offer as HelloOffer } from '../../core/protocol/tls/hello.ts';
import {
  allGroups,
  allSignatureAlgorithms,
  newestOf,
  type TlsVersion,
} from '../../core/protocol/tls/names.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { suitesOf } from '../../core/protocol/tls/suites.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import type { Trace } from '../wire/trace.ts';
import { ownNow } from '../time/own-time.ts';
import {
  answerOf,
  endingOf,
  round,
  type Attempt,
  type Ending,
  type ProtocolAnswer,
} from '../interview/attempt.ts';
import { failedAttempt } from '../interview/failed-attempt.ts';
import type { Look } from '../interview/probe.ts';

/** What one of our own ClientHellos brought to light, and the connection it took. */
export interface HelloFound {
  readonly attempts: readonly Attempt[];
  readonly answer?: ProtocolAnswer;
  /** Absent where the connection did not come as far as TLS. */
  readonly hello?: HelloAnswer;
  readonly trace?: Trace;
}

const offer = ['ssl', 'hybrid', 'hybridEx'] as const;

/** Everything that the given versions can be spoken with, so that only the versions decide. */
export function wideHello(versions: readonly TlsVersion[], host: string): HelloOffer {
  return {
    versions,
    suites: suitesOf(newestOf(versions)),
    groups: allGroups,
    signatureAlgorithms: allSignatureAlgorithms,
    ...(isIP(host) === 0 ? { serverName: host } : {}),
  };
}

/** Opens a connection, negotiates TLS, sends one ClientHello of ours and reads what comes back in clear. */
export async function askHello(wanted: HelloOffer, look: Look, cookie?: string): Promise<HelloFound> {
  const opened = await look.open();
  if (opened.outcome !== 'open')
    return { attempts: failedAttempt(opened, offer, look, false).attempts ?? [] };
  const started = ownNow();
  const { socket } = opened;
  const marked = cookie === undefined ? {} : { cookie: true };
  const attempt = (reached: Attempt['reached'], ending: Ending): Attempt => ({
    address: look.address,
    offer: [...offer],
    reached,
    ending,
    ms: round(ownNow() - started),
    at: new Date().toISOString(),
    asClient: false,
    cutShort: look.signal.aborted,
    lines: [],
    ...marked,
  });
  try {
    const request = negotiate(offer, cookie === undefined ? {} : { cookie });
    const { result, trace } = await drive(request, socket, look.limits);
    const answer = { offer: [...offer], ...marked, answer: answerOf(result, trace) };
    if (result.outcome !== 'accepted') {
      return {
        attempts: [attempt('negotiation', endingOf(result.outcome, 'connectionRequest', trace))],
        answer,
      };
    }
    if (result.protocol === 'rdp') {
      return { attempts: [attempt('negotiation', ours('connectionRequest', trace))], answer };
    }
    const flight = await drive(hello(wanted, nodeCrypto.random(32)), socket, look.limits);
    const ending = helloEnding(flight.result, flight.trace);
    return { attempts: [attempt('encryption', ending)], answer, hello: flight.result, trace: flight.trace };
  } finally {
    socket.destroy();
  }
}

function helloEnding(answer: HelloAnswer, trace: Trace): Ending {
  switch (answer.outcome) {
    case 'serverHello':
      return ours('clientHello', trace);
    case 'alert':
      return { ...endingOf('alert', 'clientHello', trace), alert: answer.alert };
    case 'malformed':
    case 'notTls':
    case 'ssl2Error':
      return endingOf('malformed', 'clientHello', trace);
    default:
      return endingOf(answer.outcome, 'clientHello', trace);
  }
}

function ours(after: Ending['after'], trace: Trace): Ending {
  return { by: 'us', after, ms: round(trace.ms), bytes: trace.bytesIn };
}
