import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, proven, provenAs, ruledOut, unclear } from './cause.ts';

export const writeProtectedSystem = defineCause({
  id: 'write-protected-system',
  title: 'A write filter makes the server forget every change at restart',
  phase: 'certificate',
  impact: 'informs',
  predicts: ['certificate-not-made', 'expired-certificate'],
  rare: true,
  explanation:
    'A write filter keeps changes in memory and forgets them at restart: settings, keys and the renewed certificate come back as they were when the image was made. A read-only disk takes none.',
  needs: ['hostSystem'],

  detect({ hostSystem: { writeProtection } }) {
    if (!writeProtection) return unclear();
    if (writeProtection.includes('readOnlyDisk'))
      return entitled(
        'The disk that Windows runs from is read-only',
        provenAs('degrades', cite('hostSystem', 'the disk of the system is read-only')),
      );
    return writeProtection.includes('writeFilter')
      ? proven(cite('hostSystem', 'a write filter (UWF, EWF or FBWF) is on'))
      : ruledOut(cite('hostSystem', 'no write filter is on, and the system disk takes changes'));
  },

  remedies: () => [
    {
      title: 'Change it with the filter off, then switch it on again',
      on: 'server',
      risk: 'dropsSessions',
      actions: [
        {
          kind: 'byHand',
          steps: [
            'UWF: `uwfmgr filter disable`, restart, make the change, `uwfmgr filter enable`, restart. EWF: `ewfmgr C: -commitanddisable`.',
            'Renewals that must last: `uwfmgr file add-exclusion C:\\ProgramData\\Microsoft\\Crypto` and the registry of the listener (`uwfmgr registry add-exclusion`).',
          ],
        },
      ],
    },
    byHand(
      'Where the disk is read-only',
      'server',
      '`Get-Disk | Format-Table Number, IsReadOnly, IsBoot`. A virtual machine: look at how its disk is attached. `Set-Disk -Number N -IsReadOnly $false` only once you know why it was set; to take it back, the same with $true.',
    ),
  ],
  settledBy: 'uwfmgr get-config and Get-Disk on the server',
  references: ['https://learn.microsoft.com/windows/configuration/unified-write-filter/uwf-filter'],
  examples: [
    {
      name: 'a write filter',
      facts: { hostSystem: { ...healthy.hostSystem, writeProtection: ['writeFilter'] } },
      verdict: 'recorded',
    },
    {
      name: 'a read-only disk',
      facts: { hostSystem: { ...healthy.hostSystem, writeProtection: ['readOnlyDisk'] } },
      verdict: 'recorded',
    },
    {
      name: 'not known',
      facts: { hostSystem: { computer: 'SRV01', osBuild: '10.0.20348' } },
      verdict: 'unclear',
    },
    { name: 'none', verdict: 'ruledOut' },
  ],
});
