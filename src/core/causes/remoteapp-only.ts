import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x10f3: 'only RemoteApp is enabled',
};

export const remoteappOnly = defineCause({
  id: 'remoteapp-only',
  title: 'The server offers only published programs, no desktop',
  stage: 'session',
  impact: 'blocks',
  explanation: 'The session allows RemoteApp programs only, and the client asked for a desktop.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

  remedies: () => [
    byHand(
      'Ask for a published program, or allow the desktop',
      'client',
      'Use the .rdp file of the published program (remoteapplicationmode:i:1).',
      'If the desktop is meant: publish it in the collection, or allow it for administrators.',
    ),
  ],
  wouldNotHelp: ['any change of network, certificate or NLA'],
  settledBy: 'the .rdp file and the collection of the server',
  dialogs: ['0x3/0x10F3'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'only RemoteApp is enabled', ...endsSession(0x10f3), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x10f3, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x5), verdict: 'ruledOut', also: ['replaced-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
