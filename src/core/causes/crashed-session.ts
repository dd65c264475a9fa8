import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const crashedSession = codedCause({
  id: 'crashed-session',
  title: 'A part of Windows that belongs to the session failed on the server',
  phase: 'session',
  impact: 'blocks',
  explanation:
    'The session began and one of its parts failed: the display driver, the window manager, sign-in or the subsystem process. The number says which. Graphics drivers and their policies are the usual place.',
  errorInfo: {
    0xf: 'the display driver did not report in time',
    0x10: 'the window manager (DWM) ended',
    0x11: 'the display driver did not start',
    0x12: 'the display driver started and was unusable',
    0x17: 'Winlogon ended',
    0x18: 'CSRSS ended',
    0x112d: 'the graphics mode is not supported',
    0x112e: 'the graphics subsystem could not be reset',
    0x112f: 'the graphics subsystem is in an error state',
  },

  remedies: () => [
    byHand(
      'Look at graphics and at what crashed',
      'server',
      'Application log: Application Error and Windows Error Reporting for dwm.exe, winlogon.exe, csrss.exe at that moment.',
      'Update or roll back the graphics driver; compare with the policy "Use WDDM graphics display driver for Remote Desktop Connections" switched off.',
    ),
  ],
  wouldNotHelp: ['a new certificate, NLA off or a lower security layer: encryption and sign-in work'],
  settledBy: 'the Application log of the server at that moment',
  references: [sources.errorInfo, sources.extendedReasons],
});
