import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut } from './cause.ts';

export const filteredPort = defineCause({
  id: 'filtered-port',
  title: 'Nothing answers on the port: a firewall drops the connection or the host is off',
  stage: 'reach',
  impact: 'blocks',
  explanation:
    'No address answered the connection, not even to refuse it. A host that is up refuses a closed port at once; silence means that ' +
    'something on the way discards the packets, or that no machine has the address.',
  needs: ['tcpConnect'],

  detect({ tcpConnect: { port, attempts } }) {
    const answered = attempts.find((attempt) => attempt.outcome === 'open' || attempt.outcome === 'refused');
    if (answered)
      return ruledOut(
        cite('tcpConnect', `${answered.address} answered on port ${port} (${answered.outcome})`),
      );
    const silent = attempts.filter((attempt) => attempt.outcome === 'timedOut');
    if (silent.length === 0) return ruledOut(cite('tcpConnect', 'no address was silent'));
    return found(
      'certain',
      ...silent.map((attempt) =>
        cite('tcpConnect', `${attempt.address} port ${port}: no answer within ${attempt.ms} ms`),
      ),
    );
  },

  remedies: () => [
    byHand(
      'Look for the firewall that drops the connection',
      'network',
      'Ask for the host in another way (console, ping, another port) to learn whether it is up.',
      'Check the firewall of the host for the actual port and profile, then every firewall and security group between here and there.',
    ),
  ],
  wouldNotHelp: ['a new certificate', 'NLA off', 'a lower security layer'],
  dialogs: ['0x204', '0x104'],
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'one address, silent',
      facts: {
        tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'timedOut', ms: 3_000 }] },
      },
      verdict: 'found',
    },
    {
      name: 'refused, so the host is up',
      facts: { tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'refused', ms: 2 }] } },
      verdict: 'ruledOut',
      also: ['refused-port'],
    },
  ],
});
