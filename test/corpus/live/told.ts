import { definePeer, type Peer } from '../../../src/node/lab/peer.ts';
import { rdpServer } from '../../../src/node/lab/rdp-server.ts';
import { alertAtHello } from '../../../src/node/lab/tls-by-hand.ts';
import type { CorpusCase } from '../case.ts';
import { checkPeer, peerOf, type Looking } from './check-peer.ts';

type Label = Pick<CorpusCase, 'id' | 'made' | 'truth' | 'mayAlso' | 'mustNot' | 'slow'>;

function told(label: Label, peer: Peer | string, looking: Looking = {}): CorpusCase {
  const chosen = typeof peer === 'string' ? peerOf(peer) : peer;
  return { ...label, class: 'told and measured', run: () => checkPeer(chosen, looking) };
}

const seen = (code: number, extended?: number) => ({
  clientError: { code, ...(extended === undefined ? {} : { extended }), from: 'flag' as const },
});

const alerting = (alert: number) =>
  definePeer({
    id: `alert-${alert}`,
    title: 'a server that ends TLS',
    fault: `ends every TLS handshake with alert ${alert}`,
    serve: rdpServer({ afterNegotiation: alertAtHello(alert) }),
  });

/** A measurement together with what the person saw, and alerts of other kinds. */
export const toldCases: readonly CorpusCase[] = [
  told(
    {
      id: '0x904-from-elsewhere',
      made: 'a healthy server, while the person saw 0x904 extended 0x7: the fault is on their way',
      truth: 'broken-client-path',
      mustNot: ['unusable-server-key', 'resetting-middlebox'],
    },
    'healthy',
    seen(0x904, 7),
  ),
  told(
    {
      id: '0x904-and-expired',
      made: 'a server with an expired certificate that works from here, while the person saw 0x904 extended 0x7',
      truth: ['broken-client-path', 'expired-certificate'],
    },
    'expired-certificate',
    seen(0x904, 7),
  ),
  told(
    {
      id: '0x904-at-client-hello',
      made: 'a server that closes at the first TLS message, while the person saw 0x904 extended 0x7',
      truth: 'unusable-server-key',
    },
    'closes-at-client-hello',
    seen(0x904, 7),
  ),
  told(
    {
      id: '0x204-and-silent',
      made: 'a server that never answers, while the person saw 0x204',
      truth: 'silent-listener',
      slow: true,
    },
    'silent',
    seen(0x204),
  ),
  told(
    {
      id: '0x1807-and-no-certificate',
      made: 'a server without certificate (failure code 3), while the person saw a code that does not belong there',
      truth: 'missing-server-certificate',
    },
    'no-certificate',
    seen(0x1807),
  ),
  told(
    {
      id: 'unrecognized-name',
      made: 'a proxy that ends TLS with alert 112 because it does not know the name',
      truth: 'unexpected-tls-alert',
    },
    alerting(112),
  ),
  told(
    {
      id: 'insufficient-security',
      made: 'a server that ends TLS with alert 71 because the suites on offer are too weak for it',
      truth: 'no-common-cipher',
    },
    alerting(71),
  ),
  told(
    {
      id: 'access-denied',
      made: 'a device that ends TLS with alert 49 (access_denied)',
      truth: 'unexpected-tls-alert',
    },
    alerting(49),
  ),
];
