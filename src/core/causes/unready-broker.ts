import { tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { signedInSince } from '../judging/works-since.ts';
import { citeEvent, defineCause, inferred, ruledOut, unclear } from './cause.ts';

export const unreadyBroker = defineCause({
  id: 'unready-broker',
  title: 'The connection broker is not ready, as its log says',
  phase: 'session',
  impact: 'blocks',
  predicts: ['dropped-before-sign-in', 'client-reported', 'ended-session'],
  explanation:
    'Hosts of a collection hand every new connection to the broker. While the broker, or the database behind it, does not answer, nobody gets a session, whatever the hosts themselves can do.',
  needs: ['serverEvents'],
  uses: ['arrivals'],

  detect({ serverEvents, arrivals }) {
    const logged = tallyOf(serverEvents, 'brokerclient', 1296) ?? tallyOf(serverEvents, 'broker', 2056);
    if (!logged) return unclear();
    const says = citeEvent(
      logged,
      logged.id === 1296
        ? 'the connection broker is not ready; Microsoft names a renamed broker host'
        : 'the broker could not sign in to its database; Microsoft names a renamed broker host',
    );
    const since = signedInSince(arrivals, logged.last);
    return since === undefined ? inferred(says) : ruledOut(says, since);
  },

  remedies: () => [
    byHand(
      'Look at the broker and its database',
      'server',
      'On the broker: does Remote Desktop Connection Broker run, and does TerminalServices-SessionBroker/Operational still log errors?',
      'Connect straight to one machine of the pool (`rdpdoctor check MACHINE`) to tell it from the broker.',
    ),
  ],
  wouldNotHelp: ['changes on the client: the broker answered it'],
  settledBy: 'TerminalServices-SessionBroker/Operational on the broker',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'the broker is not ready',
      facts: oneEvent('brokerclient', 1296),
      unknown: ['arrivals'],
      verdict: 'inferred',
    },
    {
      name: 'its database does not let it in',
      facts: oneEvent('broker', 2056),
      unknown: ['arrivals'],
      verdict: 'inferred',
    },
  ],
});
