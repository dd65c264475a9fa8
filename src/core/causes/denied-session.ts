import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x7: 'the server denied the connection',
};

export const deniedSession = defineCause({
  id: 'denied-session',
  title: 'The server denies the session after the sign-in',
  stage: 'session',
  impact: 'blocks',
  explanation:
    'Name and password were accepted, the session was begun, and the server itself denied it. Typical reasons: new sessions are switched off (drain mode, `change logon /disable`), the limit of sessions is reached, or a policy forbids this kind of connection. Seen in the session it is a real answer of the server; the same number in a client dialog is no proof of it: 0x7 is reported also where no server could have sent it.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

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
  examples: [
    { name: 'the server denied the connection', ...endsSession(0x7), verdict: 'found' },
    {
      name: 'the client dialog alone proves nothing',
      facts: { clientError: { code: 0x904, extended: 7, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'unclear',
      also: ['broken-client-path'],
    },
    { name: 'another reason', ...endsSession(0x5), verdict: 'ruledOut', also: ['replaced-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
