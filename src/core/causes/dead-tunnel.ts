import { timesOf } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import { healthy } from '../facts/healthy.ts';
import { notConnected } from '../facts/situations.ts';
import { beforeTls } from '../judging/guides.ts';
import { byHand } from '../remedy/remedy.ts';
import { tunnelDown } from '../judging/own-tunnel.ts';
import { cite, defineCause, entitled, inferred, proven, ruledOut, unclear } from './cause.ts';

const rasClient = (id: number, at: string) => ({
  provider: 'RasClient',
  id,
  channel: 'Application',
  computer: 'PC7',
  count: 1,
  first: at,
  last: at,
  times: timesOf([millisOf(at)]),
});
const tunnel = { ...healthy.wayOut, interface: 'tun0', kind: 'tunnel', sent: 9, received: 0 } as const;

export const deadTunnel = defineCause({
  id: 'dead-tunnel',
  title: 'The way to the server goes into a VPN that carries nothing back',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'unreachable-network', 'silent-listener'],
  explanation:
    'This computer sends what is meant for the server into the interface of a VPN, and while it was checked not one packet of anybody came back out of it. The VPN counts as connected and is not: its session has ended, or something on the way drops it.',
  needs: [],
  uses: ['wayOut', 'tcpConnect', 'otherPorts', 'eventActivity', 'incident'],

  detect({ wayOut, tcpConnect, otherPorts, eventActivity, incident }) {
    if (wayOut === undefined) {
      const down = tunnelDown(eventActivity, incident);
      return down === undefined
        ? unclear()
        : entitled('The VPN of this computer had ended when the attempts failed', inferred(...down));
    }
    const { kind, interface: name, sent, received } = wayOut;
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
      `Disconnect the VPN (${wayOut?.interface ?? 'its interface'}) and connect it again, then check again.`,
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
    {
      name: 'the log of the client says that it ended before the attempts that failed',
      facts: {
        clientAttempts: [
          { at: '2026-09-01T08:00:00.000Z', server: 'srv01', began: true, arrived: 'notCovered' },
          { at: '2026-09-01T10:00:00.000Z', server: 'srv01', code: 516, began: false, arrived: 'notCovered' },
        ],
        eventActivity: {
          ...healthy.eventActivity,
          kinds: [
            rasClient(20_225, '2026-09-01T07:59:00.000Z'),
            rasClient(20_226, '2026-09-01T09:50:00.000Z'),
          ],
        },
      },
      unknown: ['wayOut', 'serverAttempts', 'phaseOfDeath'],
      verdict: 'inferred',
    },
    { name: 'nobody looked', unknown: ['wayOut'], verdict: 'unclear' },
  ],
});
