import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut } from './cause.ts';

export const refusedPort = defineCause({
  id: 'refused-port',
  title: 'Nothing listens on the port: every address refuses the connection',
  stage: 'reach',
  impact: 'blocks',
  explanation:
    'The host (or a firewall that rejects instead of dropping) answered the connection with a reset. The name leads somewhere ' +
    'that is up, but no program accepts connections on this port.',
  needs: ['tcpConnect'],

  detect({ tcpConnect: { port, attempts } }) {
    const open = attempts.find((attempt) => attempt.outcome === 'open');
    if (open) return ruledOut(cite('tcpConnect', `${open.address} accepts connections on port ${port}`));
    const refused = attempts.filter((attempt) => attempt.outcome === 'refused');
    if (refused.length === 0) return ruledOut(cite('tcpConnect', 'no address refused the connection'));
    return found(
      'certain',
      ...refused.map((attempt) =>
        cite('tcpConnect', `${attempt.address} port ${port} refused after ${attempt.ms} ms`),
      ),
    );
  },

  remedies: () => [
    byHand(
      'Find out whether Remote Desktop is on, running and on this port',
      'server',
      'Run the collector on the server: it reads whether Remote Desktop is enabled, whether TermService runs and which port it listens on.',
    ),
  ],
  wouldNotHelp: ['a new certificate', 'NLA off', 'a lower security layer'],
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'one address, refused',
      facts: { tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'refused', ms: 2 }] } },
      verdict: 'found',
    },
    {
      name: 'filtered, not refused',
      facts: {
        tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'timedOut', ms: 3_000 }] },
      },
      verdict: 'ruledOut',
      also: ['filtered-port'],
    },
  ],
});
