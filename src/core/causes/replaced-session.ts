import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const replacedSession = codedCause({
  id: 'replaced-session',
  title: 'Another connection took over the session',
  phase: 'session',
  impact: 'degrades',
  explanation:
    'Somebody connected to the same session from elsewhere, with the same account; the server moved the session there. Two people who share one account throw each other out.',
  errorInfo: {
    0x5: 'another connection took over',
  },

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
  references: [sources.errorInfo, sources.extendedReasons],
});
