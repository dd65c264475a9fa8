import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const sessionTimeLimit = codedCause({
  id: 'session-time-limit',
  title: 'A time limit of the server ended the session',
  phase: 'session',
  impact: 'degrades',
  explanation:
    'The session was idle or open longer than a policy allows. The connection works; this is a setting.',
  errorInfo: {
    0x3: 'idle limit reached',
    0x4: 'session time limit reached',
  },

  remedies: () => [
    byHand(
      'Look at the limits, and set them on purpose',
      'server',
      'Policies under Remote Desktop Session Host, Session Time Limits; values MaxIdleTime and MaxConnectionTime of the listener RDP-Tcp.',
    ),
  ],
  wouldNotHelp: ['keep-alive programs that move the mouse: they keep an open session unattended'],
  settledBy: 'the collector on the server (policies)',
  references: [sources.errorInfo, sources.extendedReasons],
});
