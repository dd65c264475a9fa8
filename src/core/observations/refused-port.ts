import { notConnected } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const refusedPort = defineObservation({
  id: 'refused-port',
  title: 'Nothing listens on the port: every address that answers refuses the connection',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  explanation:
    'The host (or a firewall that rejects instead of dropping) answered the connection with a reset. The name leads somewhere ' +
    'that is up, but no program accepts connections on this port: Remote Desktop is off, its service is stopped, or it listens on another port.',
  needs: ['tcpConnect'],

  look({ tcpConnect: { port, attempts } }) {
    const open = attempts.find((attempt) => attempt.outcome === 'open');
    if (open) return notSeen(cite('tcpConnect', `${open.address} accepts connections on port ${port}`));
    const refused = attempts.filter((attempt) => attempt.outcome === 'refused');
    if (refused.length === 0) return notSeen(cite('tcpConnect', 'no address refused the connection'));
    return seen(
      ...refused.map((attempt) =>
        cite('tcpConnect', `${attempt.address} port ${port} refused${afterMillis(attempt.ms)}`),
      ),
    );
  },

  remedies: ({ tcpConnect: { port } }) => [
    byHand(
      'Find out whether Remote Desktop is on, running and on this port',
      'server',
      'Run the collector on the server: it reads whether Remote Desktop is enabled, whether TermService runs and which port it listens on.',
      `By hand: \`Get-NetTCPConnection -State Listen -LocalPort ${port}\` and \`Get-Service TermService\` on the server.`,
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST',
  dialogs: ['0x204'],
  references: [sources.disconnectReasons, sources.generalTroubleshooting],
  examples: [
    { name: 'one address, refused', ...notConnected('refused', 2), verdict: 'seen' },
    {
      name: 'silent, not refused',
      ...notConnected('timedOut', 3_000),
      verdict: 'notSeen',
    },
    {
      name: 'one address refuses and another is open',
      facts: {
        tcpConnect: {
          port: 3389,
          attempts: [
            { address: '192.0.2.12', outcome: 'refused', ms: 2 },
            { address: '192.0.2.11', outcome: 'open', ms: 8 },
          ],
        },
      },
      verdict: 'notSeen',
    },
  ],
});
