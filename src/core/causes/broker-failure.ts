import { tallyOf, tallySays } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found } from './cause.ts';
import { signedInSince } from './judging/works-since.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x400: 'target not found',
  0x402: 'the target is leaving the broker',
  0x404: 'error while redirecting',
  0x405: 'error waking the machine',
  0x406: 'error starting the machine',
  0x407: 'the address of the machine is unknown',
  0x408: 'no free machine in the pool',
  0x409: 'cancelled',
};

export const brokerFailure = defineCause({
  id: 'broker-failure',
  title: 'The connection broker could not bring the person to a machine',
  stage: 'session',
  impact: 'blocks',
  explanation:
    'The broker accepted the person and found no way on: no free machine in the pool, a machine that does not start or has no address, or an error while redirecting.',
  needs: [],
  uses: ['sessionStart', 'clientError', 'serverEvents', 'arrivals'],
  accountsFor: ['dropped-before-sign-in'],

  detect({ serverEvents, arrivals, ...facts }) {
    const verdict = sessionVerdict(facts, codes);
    const logged = tallyOf(serverEvents, 'brokerclient', 1296) ?? tallyOf(serverEvents, 'broker', 2056);
    if (verdict.is !== 'unclear' || !logged || signedInSince(arrivals, logged.last)) return verdict;
    return found(
      'likely',
      cite(
        'serverEvents',
        tallySays(
          logged,
          logged.id === 1296
            ? 'the connection broker is not ready; Microsoft names a renamed broker host'
            : 'the broker could not sign in to its database; Microsoft names a renamed broker host',
        ),
      ),
    );
  },

  remedies: () => [
    byHand(
      'Look at the pool and at the broker',
      'server',
      'Are machines of the pool on and registered? On the broker: TerminalServices-SessionBroker/Operational and SessionBroker-Client/Operational.',
      'Connect straight to one machine of the pool (`rdpdoctor check MACHINE`) to tell it from the broker.',
    ),
  ],
  wouldNotHelp: ['changes on the client: the broker answered it'],
  settledBy: 'TerminalServices-SessionBroker/Operational on the broker',
  dialogs: [
    '0x3/0x400',
    '0x3/0x402',
    '0x3/0x404',
    '0x3/0x405',
    '0x3/0x406',
    '0x3/0x407',
    '0x3/0x408',
    '0x3/0x409',
  ],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'target not found', ...endsSession(0x400), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x400, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    {
      name: 'the broker is not ready (1296)',
      facts: oneEvent('brokerclient', 1296),
      unknown: ['sessionStart', 'clientError'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x7), verdict: 'ruledOut', also: ['denied-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
