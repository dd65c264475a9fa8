import { minuteOf } from '../facts/time.ts';
import { healthy } from '../facts/healthy.ts';
import { shutOut } from '../judging/shut-out.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const droppedBeforeSignIn = defineObservation({
  id: 'dropped-before-sign-in',
  title: 'The server accepts the connections of this client and ends them before anybody has signed in',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  upTo: 'signIn',
  explanation:
    'The log of the server has the connection (RdpCoreTS 131) and no authentication behind it (RemoteConnectionManager 1149): network, name and port are right, and the service runs. ' +
    'It dies between negotiation and sign-in: encryption, certificate or NLA. Which of them, the System log of that minute or a check of the host tells.',
  needs: [],
  uses: ['clientAttempts', 'arrivals', 'tlsHandshake'],

  look({ clientAttempts, arrivals, tlsHandshake }) {
    const attempt = clientAttempts?.at(-1);
    if (attempt && attempt.arrived === 'yes' && !attempt.began) {
      const client = arrivals?.clients.find(({ address }) => address === attempt.address);
      const says = cite(
        'clientAttempts',
        `the attempt of ${minuteOf(attempt.at)} reached the service from ${attempt.address ?? 'the client'}`,
      );
      if (attempt.authenticated) return notSeen(says, cite('clientAttempts', 'and authenticated'));
      if (client && client.statuses.length > 0)
        return notSeen(says, cite('arrivals', `its sign-in was refused: ${client.statuses.join(', ')}`));
      return seen(says, cite('clientAttempts', 'no authentication followed'));
    }
    if (!arrivals) return notLooked();
    if (tlsHandshake?.outcome === 'completed')
      return notSeen(cite('tlsHandshake', `${tlsHandshake.version} completes on the wire`));
    const known = shutOut(arrivals);
    if (!known)
      return notSeen(
        cite(
          'arrivals',
          arrivals.lastAuthenticated === undefined
            ? 'no address that signed in before is turned away'
            : `somebody signed in at ${minuteOf(arrivals.lastAuthenticated)}`,
        ),
      );
    return seen(
      cite(
        'arrivals',
        `${known.address} signed in ${known.authenticated} times until ${minuteOf(known.lastAuthenticated ?? '')}; since then ${known.acceptedSince} connections and no authentication`,
      ),
      cite('arrivals', 'nobody else has signed in since either'),
    );
  },

  remedies: () => [
    byHand(
      'Find the step at which it dies',
      'server',
      'Look into the System log of the same minute: Schannel 36870 (key), 36871 (no TLS version), 36874 (no common cipher), RemoteConnectionManager 1057 or 1058 (certificate).',
      'Or run `rdpdoctor check HOST` from the client: it names the step and who ends it.',
    ),
  ],
  settledBy: 'System.evtx of the server, or rdpdoctor check HOST',
  dialogs: ['0x904/0x7', '0x904'],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'the attempt arrived and nobody authenticated',
      facts: {
        clientAttempts: [
          {
            at: '2026-09-01T11:30:00.000Z',
            server: 'srv01',
            code: 2308,
            began: false,
            arrived: 'yes',
            address: '192.0.2.61',
            authenticated: false,
          },
        ],
      },
      unknown: ['phaseOfDeath', 'tlsHandshake'],
      verdict: 'seen',
    },
    {
      name: 'an address that used to come in, and nobody does since',
      facts: {
        arrivals: {
          ...healthy.arrivals,
          lastAuthenticated: '2026-08-30T08:00:00.000Z',
          clients: [
            {
              ...healthy.arrivals.clients[0]!,
              lastRefused: '2026-08-20T08:00:00.000Z',
              acceptedSince: 6,
              lastAccepted: '2026-09-01T11:00:00.000Z',
              lastAuthenticated: '2026-08-30T08:00:00.000Z',
            },
          ],
        },
      },
      unknown: ['tlsHandshake', 'phaseOfDeath'],
      verdict: 'seen',
    },
    { name: 'people come in', verdict: 'notSeen' },
    { name: 'no log of the server', unknown: ['arrivals', 'clientAttempts'], verdict: 'notLooked' },
  ],
});
