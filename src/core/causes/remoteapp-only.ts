import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const remoteappOnly = codedCause({
  id: 'remoteapp-only',
  title: 'The server offers only published programs, no desktop',
  phase: 'session',
  impact: 'blocks',
  explanation: 'The session allows RemoteApp programs only, and the client asked for a desktop.',
  errorInfo: {
    0x10f3: 'only RemoteApp is enabled',
  },

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
  references: [sources.errorInfo, sources.extendedReasons],
});
