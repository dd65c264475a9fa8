import { healthy } from '../facts/healthy.ts';
import { notConnected } from '../facts/situations.ts';
import { beforeTls } from '../judging/guides.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, proven, ruledOut, unclear } from './cause.ts';

const six = [{ address: '2001:db8::11', family: 6 }] as const;

export const missingOwnIpv6 = defineCause({
  id: 'missing-own-ipv6',
  title: 'The name has only an IPv6 address, and this computer has no IPv6',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['unreachable-network', 'filtered-port', 'measured-death'],
  explanation:
    'The server is asked for by IPv6 only, and this computer has no IPv6 address beyond its own link, so no packet finds the way. The server may be well for everybody who has IPv6.',
  needs: ['nameResolution', 'ownIpv6'],
  uses: ['tcpConnect'],

  detect({ nameResolution: { name, kind, addresses }, ownIpv6, tcpConnect }) {
    const [first] = addresses;
    if (first === undefined) return unclear();
    const four = addresses.find(({ family }) => family === 4);
    if (four) return ruledOut(cite('nameResolution', `${name} has an IPv4 address too: ${four.address}`));
    if (ownIpv6) return ruledOut(cite('ownIpv6', 'this computer has an IPv6 address'));
    const open = tcpConnect?.attempts.find(({ outcome }) => outcome === 'open');
    if (open) return ruledOut(cite('tcpConnect', `${open.address} accepts the connection`));
    const lacks = cite('ownIpv6', 'no interface of this computer has an IPv6 address beyond its own link');
    if (kind === 'ipv6')
      return entitled(
        'An IPv6 address was asked for, and this computer has no IPv6',
        proven(cite('nameResolution', `${name} is an IPv6 address`), lacks),
      );
    return proven(
      cite('nameResolution', `${name} leads to ${addresses.map(({ address }) => address).join(', ')} only`),
      lacks,
    );
  },

  remedies: () => [
    byHand(
      'Give this computer IPv6, or ask for the server by IPv4',
      'network',
      'Connect from a network that has IPv6, or through the VPN of the office.',
      'If the server has an IPv4 address: connect to that, or have an A record added for its name.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'nslookup HOST, and the addresses of this computer (ipconfig, ip address)',
  dialogs: ['0x204'],
  references: ['https://www.rfc-editor.org/rfc/rfc6724'],
  examples: [
    {
      name: 'AAAA alone, and no IPv6 here',
      ...notConnected('unreachable', 1, 'ENETUNREACH'),
      facts: {
        ...notConnected('unreachable', 1, 'ENETUNREACH').facts,
        nameResolution: { ...healthy.nameResolution, addresses: [...six] },
        ownIpv6: false,
      },
      verdict: 'measured',
    },
    {
      name: 'an IPv6 address was typed, and no IPv6 here',
      ...notConnected('unreachable', 1, 'ENETUNREACH'),
      facts: {
        ...notConnected('unreachable', 1, 'ENETUNREACH').facts,
        nameResolution: {
          ...healthy.nameResolution,
          name: '2001:db8::11',
          kind: 'ipv6',
          outcome: 'literal',
          addresses: [...six],
        },
        ownIpv6: false,
      },
      verdict: 'measured',
    },
    {
      name: 'AAAA alone, and IPv6 here',
      facts: { nameResolution: { ...healthy.nameResolution, addresses: [...six] } },
      verdict: 'ruledOut',
    },
    {
      name: 'an IPv4 address too',
      facts: { ownIpv6: false },
      verdict: 'ruledOut',
    },
  ],
});
