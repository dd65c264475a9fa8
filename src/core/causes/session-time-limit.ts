import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x3: 'idle limit reached',
  0x4: 'session time limit reached',
};

export const sessionTimeLimit = defineCause({
  id: 'session-time-limit',
  title: 'A time limit of the server ended the session',
  stage: 'session',
  impact: 'degrades',
  explanation:
    'The session was idle or open longer than a policy allows. The connection works; this is a setting.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

  remedies: () => [
    byHand(
      'Look at the limits, and set them on purpose',
      'server',
      'Policies under Remote Desktop Session Host, Session Time Limits; values MaxIdleTime and MaxConnectionTime of the listener RDP-Tcp.',
    ),
  ],
  wouldNotHelp: ['keep-alive programs that move the mouse: they keep an open session unattended'],
  settledBy: 'the collector on the server (policies)',
  dialogs: ['0x3/0x3', '0x3/0x4'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'idle limit reached', ...endsSession(0x3), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x3, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x5), verdict: 'ruledOut', also: ['replaced-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
