import { byHandDropping } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const exhaustedServerMemory = codedCause({
  id: 'exhausted-server-memory',
  title: 'The server has no memory left for another session',
  phase: 'session',
  impact: 'blocks',
  explanation: 'The server said so itself. Sessions that exist go on; new ones do not begin.',
  errorInfo: {
    0x6: 'the server is out of memory',
  },
  events: {
    'Microsoft-Windows-Resource-Exhaustion-Detector': { 2004: 'Windows found its virtual memory used up' },
  },

  remedies: () => [
    byHandDropping(
      'Free memory on the server',
      'server',
      'Look at committed memory and the largest processes: `Get-Process | Sort-Object -Descending PM | Select-Object -First 10`.',
      'Sign out disconnected sessions nobody needs: `quser`, `logoff ID`.',
    ),
  ],
  wouldNotHelp: ['a new certificate or NLA off: the server accepted the person'],
  settledBy: 'Get-Counter "\\Memory\\% Committed Bytes In Use" on the server',
  references: [sources.errorInfo, sources.extendedReasons],
});
