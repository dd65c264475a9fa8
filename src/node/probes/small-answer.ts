import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { askHello, wideHello } from './ask-hello.ts';
import { defineProbe } from './probe.ts';

/** A ClientHello that can only be answered with a short alert: tells a lost large flight from a silent server. */
export const smallAnswer = defineProbe({
  name: 'small-answer',
  asks: 'whether a short answer arrives where a long one does not',
  provides: ['largeFlight'],
  connections: { least: 1, most: 1 },
  urgency: ({ tlsHandshake }) => (tlsHandshake?.outcome === 'timedOut' ? 92 : 0),

  async run(look, known) {
    const { attempts, answer, hello } = await askHello(impossible(look.target.host), look);
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

/** Offers only a suite without encryption or authentication, which no server takes. */
function impossible(host: string) {
  return { ...wideHello(['TLS 1.2'], host), suites: [TLS_NULL_WITH_NULL_NULL] };
}

const TLS_NULL_WITH_NULL_NULL = 0x0000;
