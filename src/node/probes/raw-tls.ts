import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { hello } from '../../core/protocol/tls/hello-conversation.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { toHex } from '../../core/bytes/text.ts';
import { nodeCrypto } from '../crypto.ts';
import { drive } from '../wire/drive.ts';
import { wideHello } from './ask-hello.ts';
import { defineProbe } from '../interview/probe.ts';

/** TLS spoken directly to the port: RDP servers do not need it, tunnels and web servers answer it. */
export const rawTls = defineProbe({
  name: 'raw-tls',
  asks: 'whether the port speaks TLS without RDP',
  provides: ['rawTls'],
  connections: { least: 1, most: 1 },
  urgency: ({ rdpNegotiation }) =>
    rdpNegotiation === undefined ? 0 : rdpNegotiation.outcome === 'accepted' ? 45 : 65,

  async run(look) {
    const opened = await look.open();
    if (opened.outcome !== 'open') {
      const detail = { code: 'notOpened', params: { outcome: opened.outcome } } as const;
      return { facts: {}, gaps: [{ name: 'rawTls', reason: 'not reachable', detail }] };
    }
    try {
      const offer = wideHello(['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], look.target.host);
      const { result } = await drive(hello(offer, nodeCrypto.random(32)), opened.socket, look.limits);
      return { facts: { rawTls: factOf(result) } };
    } finally {
      opened.socket.destroy();
    }
  },
});

function factOf(answer: HelloAnswer): FactTypes['rawTls'] {
  switch (answer.outcome) {
    case 'serverHello': {
      const [leaf] = answer.certificates;
      const sha256 = leaf === undefined ? {} : { sha256: toHex(nodeCrypto.hash('sha256', leaf)) };
      return { outcome: 'answered', version: answer.version, ...sha256 };
    }
    case 'alert':
      return { outcome: 'alert', alert: answer.alert };
    case 'closed':
    case 'reset':
    case 'timedOut':
      return { outcome: answer.outcome };
    default:
      return { outcome: 'notTls' };
  }
}
