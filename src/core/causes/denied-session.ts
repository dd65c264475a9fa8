import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const deniedSession = codedCause({
  id: 'denied-session',
  title: 'The server denies the session after the sign-in',
  phase: 'session',
  impact: 'blocks',
  shows: ['session-denied'],
  explanation:
    'Name and password were accepted, the session was begun, and the server itself denied it. Typical reasons: new sessions are switched off (drain mode, `change logon /disable`), the limit of sessions is reached, or a policy forbids this kind of connection. Seen in the session it is a real answer of the server; the same number in a client dialog is no proof of it: 0x7 is reported also where no server could have sent it.',
  errorInfo: {
    0x7: 'the server denied the connection',
  },

  remedies: () => [
    byHand(
      'Ask the server why',
      'server',
      '`change logon /query` and the session limit of the collection; Security log and TerminalServices-LocalSessionManager/Operational at that moment.',
      'Run the collector on the server: it reads drain mode, session limits and licensing.',
    ),
  ],
  wouldNotHelp: ['a new certificate: encryption and sign-in work'],
  settledBy: 'the collector on the server',

  references: [sources.errorInfo, sources.extendedReasons],
});
