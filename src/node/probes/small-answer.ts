import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { suitesOf } from '../../core/protocol/tls/suites.ts';
import { askHello, wideHello } from './ask-hello.ts';
import { defineProbe } from '../interview/probe.ts';

/** A ClientHello that has only short answers: tells a lost large flight from a silent server. */
export const smallAnswer = defineProbe({
  name: 'small-answer',
  asks: 'whether a short answer arrives where a long one does not',
  provides: ['largeFlight'],
  connections: { least: 1, most: 1 },
  // Bytes that still trickle in are late, not lost.
  urgency: ({ tlsHandshake, tlsEnding }) =>
    tlsHandshake?.outcome === 'timedOut' && tlsEnding?.trickled === undefined ? 92 : 0,

  async run(look, known) {
    const { attempts, answer, hello } = await askHello(short(look.target.host), look);
    const answers = answer === undefined ? [] : [answer];
    const stalled = known.tlsHandshake;
    if (hello === undefined || stalled?.outcome !== 'timedOut') return { facts: {}, attempts, answers };
    const arrives = hello.outcome !== 'timedOut';
    const largeFlight: FactTypes['largeFlight'] = {
      outcome: arrives ? 'stalled' : 'stalledAndSmallToo',
      bytes: stalled.bytes,
      stalledMs: stalled.ms,
      smallAnswerArrives: arrives,
    };
    return { facts: { largeFlight }, attempts, answers };
  },
});

/**
 * TLS 1.3 without a key share is answered with a HelloRetryRequest, a handshake message like the large flight itself;
 * servers that know only older versions find no suite of theirs and answer with an alert.
 */
function short(host: string) {
  return { ...wideHello(['TLS 1.2', 'TLS 1.3'], host), suites: suitesOf('TLS 1.3') };
}
