import { healthy } from '../facts/healthy.ts';
import { minuteOf } from '../facts/time.ts';
import type { Incident } from '../incident/incident.ts';
import { byHand } from '../remedy/remedy.ts';
import { changeWords } from '../judging/change-words.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

export const failingSinceOnset = defineObservation({
  id: 'failing-since-onset',
  title: 'Since a moment that the logs name, connections fail',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  hearsay: 'anyPhase',
  explanation:
    'The logs hold connections that worked and connections that fail, and the moment between them. What began at that moment is where to look first; what came just as often before explains nothing.',
  needs: ['incident'],

  look({ incident }) {
    const { failing, onset, lastWorked, began, attempts } = incident;
    if (failing === 'no')
      return notSeen(
        cite(
          'incident',
          `somebody got in at ${minuteOf(lastWorked ?? '')}, and nothing fails at the end of the logs`,
        ),
      );
    if (failing !== 'yes' || onset === undefined) return notLooked();
    const [first, ...rest] = began.filter(({ score }) => score > 0);
    // What the client alone tells is told better by its own code.
    if (first === undefined && attempts.every(({ side }) => side === 'client')) return notLooked();
    const since = `since ${minuteOf(onset.by)} ${whom(incident)}`;
    return {
      is: 'seen',
      title: `${since[0]!.toUpperCase()}${since.slice(1)}${first === undefined ? '' : `; what began with it: ${changeWords(first)}`}`,
      because: [
        cite(
          'incident',
          `${onset.failures ?? 0} attempts failed since ${minuteOf(onset.by)}${onset.after === undefined ? '' : `; the last that worked was at ${minuteOf(onset.after)}`}`,
        ),
        ...[first, ...rest]
          .slice(0, MOST)
          .flatMap((change) => (change === undefined ? [] : [cite('incident', changeWords(change))])),
      ],
    };
  },

  remedies: ({ incident }) => [
    byHand(
      'Look at what began with it',
      'server',
      ...incident.began.slice(0, MOST).map(changeWords),
      'What is named first began closest to the first failure, never came while it worked, and came with the failures.',
    ),
  ],
  settledBy:
    'System, Security, Application and TerminalServices logs of the server, from before and after it began',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'nobody fails',
      verdict: 'notSeen',
    },
    {
      name: 'the attempts of a client fail since its last session',
      facts: {
        arrivals: {
          ...healthy.arrivals,
          refusedAddresses: 1,
          clients: [
            {
              address: '192.0.2.61',
              accepted: 4,
              acceptedSince: 0,
              authenticated: 0,
              refused: 4,
              statuses: [],
              lastAccepted: '2026-09-01T11:30:00.000Z',
              lastRefused: '2026-09-01T11:30:00.000Z',
            },
            ...healthy.arrivals.clients,
          ],
        },
        serverEvents: { tallies: [], covers: healthy.serverEvents.covers },
      },
      verdict: 'seen',
    },
    {
      name: 'no logs',
      unknown: ['serverEvents', 'clientEvents', 'arrivals', 'clientAttempts'],
      verdict: 'notLooked',
    },
  ],
});

function whom({ scope, whom: who }: Incident): string {
  switch (scope) {
    case 'everybody':
      return 'nobody gets in';
    case 'oneClient':
      return `connections from ${who?.address ?? 'one client'} fail`;
    case 'oneUser':
      return `${who?.user ?? 'one person'} does not get in`;
    case 'sometimes':
      return 'some connections fail and others do not';
    default:
      return 'connections fail';
  }
}

/** Changes told beside the first: what began later follows more often than it causes. */
const MOST = 3;
