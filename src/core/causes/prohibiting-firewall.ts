import { notConnected } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut } from './cause.ts';
import { beforeTls } from './judging/guides.ts';
import { sources } from './judging/sources.ts';

export const prohibitingFirewall = defineCause({
  id: 'prohibiting-firewall',
  title: 'A firewall forbids the connection and says so',
  stage: 'reach',
  impact: 'blocks',
  explanation:
    'The answer to the connection was "administratively prohibited": a rule on a router, or on this machine itself, forbids this port to this address. ' +
    'The host may be up and well.',
  needs: ['tcpConnect'],

  detect({ tcpConnect: { port, attempts } }) {
    const reached = attempts.find(({ outcome }) => outcome === 'open' || outcome === 'refused');
    if (reached)
      return ruledOut(cite('tcpConnect', `${reached.address} answered on port ${port} (${reached.outcome})`));
    const prohibited = attempts.filter((attempt) => attempt.outcome === 'prohibited');
    if (prohibited.length === 0) return ruledOut(cite('tcpConnect', 'nobody answered that it is prohibited'));
    return found(
      'certain',
      ...prohibited.map(({ address, ms, code }) =>
        cite(
          'tcpConnect',
          `${address} port ${port}: prohibited after ${ms} ms${code === undefined ? '' : ` (${code})`}`,
        ),
      ),
    );
  },

  remedies: ({ tcpConnect: { port } }) => [
    byHand(
      'Ask for the rule that forbids it',
      'network',
      `Find the first device that answers: \`traceroute -T -p ${port} HOST\`, or the administrator of the network.`,
      `Have TCP ${port} allowed from this network to this host only, or connect through the gateway or VPN that is meant for it.`,
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST from another network',
  dialogs: ['0x204'],
  references: ['https://www.rfc-editor.org/rfc/rfc1812#section-5.2.7.1', sources.disconnectReasons],
  examples: [
    { name: 'a router rejects it', ...notConnected('prohibited', 3, 'EHOSTUNREACH'), verdict: 'found' },
    {
      name: 'refused by the host',
      ...notConnected('refused', 3),
      verdict: 'ruledOut',
      also: ['refused-port'],
    },
  ],
});
