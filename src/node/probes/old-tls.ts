import { askHello, wideHello } from './ask-hello.ts';
import { defineProbe } from '../interview/probe.ts';
import { withAnswer, withHandshake } from './tls-support.ts';

const asked = ['TLS 1.0', 'TLS 1.1'] as const;

/** Whether TLS 1.1 or older is still accepted: clients that know no newer one depend on it. */
export const oldTls = defineProbe({
  name: 'old-tls',
  asks: 'whether old TLS versions are accepted',
  provides: ['tlsSupport'],
  connections: { least: 1, most: 1 },
  urgency: ({ rdpNegotiation, tlsHandshake }) =>
    rdpNegotiation?.outcome === 'accepted' && tlsHandshake?.outcome === 'completed' ? 50 : 0,

  async run(look, known) {
    const { attempts, answer, hello } = await askHello(wideHello(asked, look.target.host), look);
    const before = withHandshake(known.tlsSupport, known.tlsHandshake);
    return {
      facts: { tlsSupport: hello === undefined ? before : withAnswer(before, asked, hello) },
      attempts,
      answers: answer === undefined ? [] : [answer],
    };
  },
});
