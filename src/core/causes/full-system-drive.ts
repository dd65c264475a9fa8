import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, provenAs, ruledOut, unclear } from './cause.ts';

/** Megabytes: below the first little can be written, below the second it is time to look. */
const AT_THE_END = 100;
const SCARCE = 1_024;

export const fullSystemDrive = defineCause({
  id: 'full-system-drive',
  title: 'The system drive of the server is nearly full',
  phase: 'session',
  impact: 'informs',
  predicts: ['certificate-not-made'],
  rare: true,
  explanation:
    'Profiles, event logs, keys and certificates are written to the system drive. Without room sessions fail to load a profile and a new certificate cannot be stored.',
  needs: ['hostSystem'],

  detect({ hostSystem: { freeDiskMb: free } }) {
    if (free === undefined) return unclear();
    const says = cite('hostSystem', `${free} MB are free on the system drive`);
    if (free < AT_THE_END) return provenAs('degrades', says);
    return free < SCARCE ? proven(says) : ruledOut(says);
  },

  remedies: () => [
    byHand(
      'Make room without deleting by hand',
      'server',
      'Disk Cleanup (`cleanmgr /d C`) with system files, where it is installed, and `DISM /Online /Cleanup-Image /StartComponentCleanup`. Large folders: `Get-ChildItem C:\\Users -Directory` (profiles nobody uses any more).',
      'Never empty C:\\ProgramData\\Microsoft\\Crypto or C:\\Windows\\WinSxS by hand.',
    ),
  ],
  settledBy: 'Get-PSDrive C on the server',
  references: ['https://learn.microsoft.com/windows-hardware/manufacture/desktop/clean-up-the-winsxs-folder'],
  examples: [
    { name: '40 MB', facts: { hostSystem: { ...healthy.hostSystem, freeDiskMb: 40 } }, verdict: 'recorded' },
    {
      name: '600 MB',
      facts: { hostSystem: { ...healthy.hostSystem, freeDiskMb: 600 } },
      verdict: 'recorded',
    },
    {
      name: 'not known',
      facts: { hostSystem: { computer: 'SRV01', osBuild: '10.0.20348' } },
      verdict: 'unclear',
    },
    { name: 'room enough', verdict: 'ruledOut' },
  ],
});
