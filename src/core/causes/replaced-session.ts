import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x5: 'another connection took over',
};

export const replacedSession = defineCause({
  id: 'replaced-session',
  title: 'Another connection took over the session',
  stage: 'session',
  impact: 'degrades',
  explanation:
    'Somebody connected to the same session from elsewhere, with the same account; the server moved the session there. Two people who share one account throw each other out.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

  remedies: () => [
    byHand(
      'Give each person an account',
      'server',
      'Look who is on: `quser`. Where several people share one account, give each an own one.',
      'The policy "Restrict Remote Desktop Services users to a single session" decides whether a second connection takes the first one over.',
    ),
  ],
  wouldNotHelp: ['a new certificate or other network settings: the server moved the session on purpose'],
  settledBy: 'quser on the server, TerminalServices-LocalSessionManager/Operational event 24, 25',
  dialogs: ['0x3/0x5'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'another connection took over', ...endsSession(0x5), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x5, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x3), verdict: 'ruledOut', also: ['session-time-limit'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
