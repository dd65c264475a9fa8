import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const administrativeDisconnect = codedCause({
  id: 'administrative-disconnect',
  title: 'An administrator or a program ended the session',
  phase: 'session',
  impact: 'degrades',
  explanation:
    'The session was disconnected or signed out through a management tool, by an administrator or a script. Nothing failed.',
  errorInfo: {
    0x1: 'disconnected by a management tool',
    0x2: 'signed out by a management tool',
  },

  remedies: () => [
    byHand(
      'Ask who did it',
      'server',
      'TerminalServices-LocalSessionManager/Operational names session and time; look for scheduled tasks that call logoff, tsdiscon or rwinsta.',
    ),
  ],
  wouldNotHelp: ['any change of network, certificate or NLA: nothing failed'],
  settledBy: 'TerminalServices-LocalSessionManager/Operational, events 23, 24, 39, 40',
  references: [sources.errorInfo, sources.extendedReasons],
});
