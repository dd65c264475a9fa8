import { healthy } from '../facts/healthy.ts';
import { notConnected } from '../facts/situations.ts';
import { beforeTls } from '../judging/guides.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

const tunnel = { ...healthy.wayOut, interface: 'tun0', kind: 'tunnel', sent: 9, received: 0 } as const;

export const deadTunnel = defineCause({
  id: 'dead-tunnel',
  title: 'The way to the server goes into a VPN that carries nothing back',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'unreachable-network', 'silent-listener'],
  explanation:
    'This computer sends what is meant for the server into the interface of a VPN, and while it was checked not one packet of anybody came back out of it. The VPN counts as connected and is not: its session has ended, or something on the way drops it.',
  needs: ['wayOut'],
  uses: ['tcpConnect', 'otherPorts'],

  detect({ wayOut: { kind, interface: name, sent, received }, tcpConnect, otherPorts }) {
    if (kind !== 'tunnel') return ruledOut(cite('wayOut', `the way goes through no VPN (${kind})`));
    const open = tcpConnect?.attempts.find(({ outcome }) => outcome === 'open' || outcome === 'refused');
    if (open) return ruledOut(cite('tcpConnect', `${open.address} answered (${open.outcome})`));
    if (otherPorts?.hostAnswers) return ruledOut(cite('otherPorts', 'another port of the host answers'));
    if (sent === undefined || received === undefined)
      return unclear(cite('wayOut', `the way goes through ${name ?? 'a VPN'}; its packets are not counted`));
    const counted = cite('wayOut', `${name ?? 'the VPN'}: ${sent} packets sent, ${received} received`);
    return sent > 0 && received === 0 ? proven(counted) : ruledOut(counted);
  },

  remedies: ({ wayOut }) => [
    byHand(
      'Connect the VPN anew',
      'client',
      `Disconnect the VPN (${wayOut.interface ?? 'its interface'}) and connect it again, then check again.`,
      'If nothing comes back then either, ask for another address that is reached only through it: silence there too means the VPN, not the server.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'another host that is reached only through this VPN',
  dialogs: ['0x204'],
  references: ['https://man7.org/linux/man-pages/man5/proc_pid_net.5.html'],
  examples: [
    {
      name: 'packets go in and none comes out',
      ...notConnected('timedOut', 3_000),
      facts: { ...notConnected('timedOut', 3_000).facts, wayOut: tunnel },
      verdict: 'measured',
    },
    {
      name: 'the VPN carries others',
      ...notConnected('timedOut', 3_000),
      facts: { ...notConnected('timedOut', 3_000).facts, wayOut: { ...tunnel, received: 40 } },
      verdict: 'ruledOut',
    },
    { name: 'no VPN', verdict: 'ruledOut' },
  ],
});
