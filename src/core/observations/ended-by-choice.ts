import { codesWithValue } from '../codes/find-codes.ts';
import { hexOf } from '../codes/printed.ts';
import { saysNothingFailed } from '../judging/no-failure.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

export const endedByChoice = defineObservation({
  id: 'ended-by-choice',
  title: 'Somebody ended the session; nothing failed',
  phase: 'session',
  impact: 'informs',
  explanation:
    'The number that the client showed is no error: a session that worked was disconnected or signed out, by the person in it or by a program that runs in it.',
  needs: ['clientError'],

  look({ clientError }) {
    const { code, extended, from } = clientError;
    const number = extended === undefined || extended === 0 ? code : extended;
    if (number === undefined) return notLooked();
    const says = cite('clientError', `the client showed ${hexOf(number)}`);
    if (!saysNothingFailed(clientError)) return notSeen(says);
    // In a log of its own it is how most sessions end; what a management tool did from outside is a cause of its own.
    if (from === 'clientLog' || extended === 1 || extended === 2) return notLooked(says);
    const [row] = codesWithValue(number, extended ? ['extendedReason', 'errorInfo'] : ['disconnectReason']);
    const meaning = row === undefined ? '' : `: ${row.meaning.replace(/\.$/, '')}`;
    return {
      is: 'seen',
      title: `Nothing failed: the client showed ${hexOf(number)}${meaning}`,
      because: [says],
    };
  },

  remedies: () => [
    byHand(
      'Where nobody meant to end it, find who did',
      'server',
      'TerminalServices-LocalSessionManager/Operational: 23 signed out, 24 disconnected, 39 which session did it to which, 40 with the reason; Security 4647 names who signed out.',
      'Programs do it too: tsdiscon, logoff and rwinsta in scheduled tasks and scripts.',
    ),
  ],
  wouldNotHelp: ['any change of network, certificate or NLA: the session worked'],
  settledBy: 'TerminalServices-LocalSessionManager/Operational of the server, of that minute',
  dialogs: ['0x3/0xB', '0x3/0xC', '0x1', '0x2'],
  references: [sources.extendedReasons],
  examples: [
    {
      name: 'the person signed out',
      facts: { clientError: { code: 3, extended: 0xc, from: 'dialog' } },
      verdict: 'seen',
    },
    {
      name: 'the newest end in a log',
      facts: { clientError: { code: 2, from: 'clientLog' } },
      verdict: 'notLooked',
    },
    {
      name: 'an error',
      facts: { clientError: { code: 0x904, extended: 7, from: 'dialog' } },
      verdict: 'notSeen',
    },
    { name: 'nobody saw anything', verdict: 'notLooked' },
  ],
});
