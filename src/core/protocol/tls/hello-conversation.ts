import { Reader } from '../../bytes/reader.ts';
import { Channel, malformed } from '../conversation.ts';
import type { Conversation } from '../conversation.ts';
import { encodeClientHello } from './hello.ts';
import type { Offer } from './hello.ts';
import { newestOf } from './names.ts';
import { looksLikeTls } from './records.ts';
import { FIRST_BYTES, readServerFlight } from './server-flight.ts';
import type { HelloAnswer } from './server-flight.ts';
import { decodeSsl2ServerHello } from './server-messages.ts';
import { suiteName } from './suites.ts';

/** Sends one ClientHello and reads what the server reveals before encryption. `random` is 32 bytes. */
export function* hello(offer: Offer, random: Uint8Array): Conversation<HelloAnswer> {
  try {
    const channel = new Channel();
    channel.send(encodeClientHello(offer, random));
    if (newestOf(offer.versions) === 'SSL 2.0') return yield* readSsl2Answer(channel);
    return yield* readServerFlight(channel);
  } catch (error) {
    return malformed(error);
  }
}

/** The same with a ClientHello of TLS that is encoded already, where thousands of hosts get it. */
export function* helloOf(encoded: Uint8Array): Conversation<HelloAnswer> {
  try {
    const channel = new Channel();
    channel.send(encoded);
    return yield* readServerFlight(channel);
  } catch (error) {
    return malformed(error);
  }
}

/** Reads a server's first flight without having sent anything, for a server heard in a capture. */
export function* overhearServerFlight(): Conversation<HelloAnswer> {
  try {
    return yield* readServerFlight(new Channel());
  } catch (error) {
    return malformed(error);
  }
}

/** The answer to an SSL 2.0 hello: its own SERVER-HELLO or ERROR, or the alert of a TLS server. */
function* readSsl2Answer(channel: Channel): Conversation<HelloAnswer> {
  const nothingYet = { sawServerHello: false, sawCertificate: false } as const;
  while (channel.buffered.length < 3) {
    const ended = yield* channel.more();
    if (ended !== undefined) return { outcome: ended, bytes: channel.received, ...nothingYet };
  }
  const first = channel.buffered;
  if (looksLikeTls(first)) return yield* readServerFlight(channel);

  const r = new Reader(first, 'Ssl2Record');
  const header = r.u16be('length');
  const type = r.u8('type');
  const isHello = header >= 0x8000 && type === 4;
  const isError = header === 0x8003 && type === 0;
  if (!isHello && !isError) return { outcome: 'notTls', first: first.slice(0, FIRST_BYTES) };

  const record = yield* channel.take(2 + (header & 0x7fff));
  if (typeof record === 'string') return { outcome: record, bytes: channel.received, ...nothingYet };
  if (isError)
    return { outcome: 'ssl2Error', code: new Reader(record.subarray(3), 'Ssl2Error').u16be('code') };
  const answer = decodeSsl2ServerHello(record.subarray(3));
  const suite = answer.suites[0] ?? 0;
  return {
    outcome: 'serverHello',
    version: 'SSL 2.0',
    suite: suiteName(suite),
    suiteNumber: suite,
    certificates: answer.certificate.length > 0 ? [answer.certificate] : [],
    retry: false,
    extensions: [],
    random: new Uint8Array(0),
    warnings: [],
    ssl2Suites: answer.suites.map(suiteName),
  };
}
