import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';

const v6 = (address: string) => address.includes(':');
const path4 = { address: '192.0.2.11', outcome: 'open', ms: 9 } as const;

export const brokenIpv6Path = defineCause({
  id: 'broken-ipv6-path',
  title: 'The IPv6 addresses of the server do not answer, the IPv4 addresses do',
  phase: 'connection',
  impact: 'degrades',
  predicts: ['partly-dead-addresses'],
  explanation:
    'The name has IPv6 addresses, and none of them can be connected to from here. A client prefers IPv6 and waits for it before it tries IPv4: ' +
    'connections start late or fail, depending on the client.',
  needs: ['tcpConnect'],

  detect({ tcpConnect: { attempts } }) {
    const six = attempts.filter(({ address }) => v6(address));
    const four = attempts.filter(({ address }) => !v6(address));
    const says = (list: typeof attempts) =>
      list.map(({ address, outcome }) => `${address} ${outcome}`).join(', ');
    if (six.length === 0) return ruledOut(cite('tcpConnect', 'the server has no IPv6 address here'));
    const deadSix = six.every(({ outcome }) => outcome !== 'open');
    const openFour = four.some(({ outcome }) => outcome === 'open');
    const proof = [
      cite('tcpConnect', says(six)),
      ...(four.length > 0 ? [cite('tcpConnect', says(four))] : []),
    ];
    return deadSix && openFour ? proven(...proof) : ruledOut(...proof);
  },

  remedies: () => [
    byHand(
      'Repair or withdraw the IPv6 address',
      'network',
      'Allow the RDP port for IPv6 on the firewalls on the way, or give the listener an IPv6 address.',
      'If the server is not meant to be reached over IPv6, remove its AAAA record. Leave IPv6 on in Windows.',
    ),
  ],
  references: ['https://www.rfc-editor.org/rfc/rfc6724', 'https://www.rfc-editor.org/rfc/rfc8305'],
  examples: [
    {
      name: 'IPv6 silent, IPv4 open',
      facts: {
        tcpConnect: {
          port: 3389,
          attempts: [{ address: '2001:db8::11', outcome: 'timedOut', ms: 3_000 }, path4],
        },
      },
      verdict: 'measured',
    },
    {
      name: 'one of two IPv6 addresses is open',
      facts: {
        tcpConnect: {
          port: 3389,
          attempts: [
            { address: '2001:db8::11', outcome: 'timedOut', ms: 3_000 },
            { address: '2001:db8::12', outcome: 'open', ms: 9 },
            path4,
          ],
        },
      },
      verdict: 'ruledOut',
    },
  ],
});
