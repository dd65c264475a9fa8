import { notConnected } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const unreachableNetwork = defineObservation({
  id: 'unreachable-network',
  title: 'There is no way to the address: the network reports it as unreachable',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  explanation:
    'A router, or this machine itself, reported that it knows no way to the address or that no machine there answers. Usually the VPN is not connected, ' +
    'the host is off, or a route is missing. A firewall that answers "administratively prohibited" looks the same from here: Linux tells programs of both with one error.',
  needs: ['tcpConnect'],
  uses: ['clientInstall'],

  look({ tcpConnect: { port, attempts }, clientInstall }) {
    const other = attempts.find(({ outcome }) => outcome !== 'unreachable' && outcome !== 'failed');
    if (other) return notSeen(cite('tcpConnect', `${other.address} port ${port}: ${other.outcome}`));
    const away = attempts.filter((attempt) => attempt.outcome === 'unreachable');
    if (away.length === 0 && attempts.length > 0)
      return notLooked(
        ...attempts.map(({ address, code }) => cite('tcpConnect', `${address}: ${code ?? 'failed'}`)),
      );
    if (away.length === 0) return notSeen(cite('tcpConnect', 'nobody reported an address as unreachable'));
    const proof = away.map(({ address, ms, code }) =>
      cite(
        'tcpConnect',
        `${address}: unreachable${afterMillis(ms)}${code === undefined ? '' : ` (${code})`}`,
      ),
    );
    const vpn =
      clientInstall?.vpnActive === false
        ? [cite('clientInstall', 'no VPN is connected on this machine')]
        : [];
    const codes = new Set(away.map(({ code }) => code));
    const title = codes.size === 1 ? titles[away[0]?.code ?? ''] : undefined;
    return title === undefined ? seen(...proof, ...vpn) : { is: 'seen', title, because: [...proof, ...vpn] };
  },

  remedies: () => [
    byHand(
      'Find the missing way',
      'network',
      'Connect the VPN if the host is only reachable through it.',
      'Ask for the host from its own network: if it does not answer there either, it is off or has another address now.',
      'Look where the way ends: `tracert HOST`.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'tracert HOST',
  dialogs: ['0x204'],
  references: ['https://www.rfc-editor.org/rfc/rfc1812#section-5.2.7.1', sources.disconnectReasons],
  examples: [
    {
      name: 'this machine could not even try',
      ...notConnected('failed', 1, 'EINVAL'),
      verdict: 'notLooked',
    },
    { name: 'no TCP there', ...notConnected('unreachable', 3, 'ENOPROTOOPT'), verdict: 'seen' },
    { name: 'no route', ...notConnected('unreachable', 1_020, 'EHOSTUNREACH'), verdict: 'seen' },
    {
      name: 'silence is not a report',
      ...notConnected('timedOut', 3_000),
      verdict: 'notSeen',
    },
  ],
});

/** By the system's word, where it says more; errno.h and the table of ICMP codes in Linux net/ipv4/icmp.c. */
const titles: Readonly<Record<string, string | undefined>> = {
  EHOSTUNREACH:
    'The host cannot be reached: a router, or this machine, reports that nothing answers at its address',
  EHOSTDOWN: 'The host is off: nothing answers for its address on its own network',
  ENETUNREACH: 'There is no route to the network of the host',
  ENETDOWN: 'The network of this computer is down',
  ENOPROTOOPT: 'The host, or a firewall in its name, answers that it takes no TCP at all',
  EADDRNOTAVAIL: 'This computer has no address from which the host could be reached',
};
