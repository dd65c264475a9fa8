import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x6: 'the server is out of memory',
};

export const exhaustedServerMemory = defineCause({
  id: 'exhausted-server-memory',
  title: 'The server has no memory left for another session',
  stage: 'session',
  impact: 'blocks',
  explanation: 'The server said so itself. Sessions that exist go on; new ones do not begin.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

  remedies: () => [
    byHand(
      'Free memory on the server',
      'server',
      'Look at committed memory and the largest processes: `Get-Process | Sort-Object -Descending PM | Select-Object -First 10`.',
      'Sign out disconnected sessions nobody needs: `quser`, `logoff ID`.',
    ),
  ],
  wouldNotHelp: ['a new certificate or NLA off: the server accepted the person'],
  settledBy: 'Get-Counter "\\Memory\\% Committed Bytes In Use" on the server',
  dialogs: ['0x3/0x6'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'the server is out of memory', ...endsSession(0x6), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x6, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x7), verdict: 'ruledOut', also: ['denied-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
