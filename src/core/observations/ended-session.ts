import { meaningOf } from '../codes/code-row.ts';
import { codesWithValue } from '../codes/find-codes.ts';
import { hexOf } from '../codes/printed.ts';
import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

export const endedSession = defineObservation({
  id: 'ended-session',
  title: 'The server ends the session and gives a reason',
  phase: 'session',
  impact: 'blocks',
  ending: true,
  explanation: 'Sign-in worked. The server then ended the session and sent an error info code that says why.',
  needs: ['sessionStart'],

  look({ sessionStart: { errorInfo } }) {
    if (!errorInfo) return notSeen(cite('sessionStart', 'the server sent no error info'));
    const [row] = codesWithValue(errorInfo, ['errorInfo']);
    const meaning = row === undefined ? '' : `: ${meaningOf(row).replace(/\.$/, '')}`;
    return {
      is: 'seen',
      title: `The server ends the session with error info ${hexOf(errorInfo)}${meaning}`,
      because: [cite('sessionStart', `error info ${hexOf(errorInfo)}${row?.name ? ` (${row.name})` : ''}`)],
    };
  },

  remedies: ({ sessionStart: { errorInfo = 0 } }) => [
    byHand(
      'Read what the server logged',
      'server',
      `\`rdpdoctor explain ${hexOf(errorInfo)}\` says what the number means; TerminalServices-LocalSessionManager/Operational of that minute says what the session did.`,
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon)',
  references: [sources.errorInfo],
  examples: [
    { name: 'an error info no cause has', ...endsSession(0x19), verdict: 'seen' },
    { name: 'a session was opened', verdict: 'notSeen' },
    { name: 'nobody signed in', unknown: ['sessionStart'], verdict: 'notLooked' },
  ],
});
