import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x1: 'disconnected by a management tool',
  0x2: 'signed out by a management tool',
  0xb: 'disconnected by a tool within the session',
  0xc: 'the person signed out',
};

export const administrativeDisconnect = defineCause({
  id: 'administrative-disconnect',
  title: 'An administrator or a program ended the session',
  stage: 'session',
  impact: 'degrades',
  explanation:
    'The session was disconnected or signed out through a management tool, by an administrator, by a script or by the person. Nothing failed.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

  remedies: () => [
    byHand(
      'Ask who did it',
      'server',
      'TerminalServices-LocalSessionManager/Operational names session and time; look for scheduled tasks that call logoff, tsdiscon or rwinsta.',
    ),
  ],
  wouldNotHelp: ['any change of network, certificate or NLA: nothing failed'],
  settledBy: 'TerminalServices-LocalSessionManager/Operational, events 23, 24, 39, 40',
  dialogs: ['0x3/0x1', '0x3/0x2', '0x3/0xB', '0x3/0xC'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'disconnected by a management tool', ...endsSession(0x1), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x1, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x5), verdict: 'ruledOut', also: ['replaced-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
