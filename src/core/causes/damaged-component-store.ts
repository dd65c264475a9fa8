import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

const whole = { pending: false, corrupt: false, unserviceable: false };

export const damagedComponentStore = defineCause({
  id: 'damaged-component-store',
  title: 'Windows has marked its component store as damaged',
  phase: 'session',
  impact: 'informs',
  predicts: [],
  explanation:
    'Servicing found damage and left a mark in the registry, which DISM /CheckHealth reads. Updates then fail, and repairs of system files have no good copy to take. The mark says nothing of Remote Desktop itself; its name comes from one source outside Microsoft.',
  needs: ['hostSystem'],

  detect({ hostSystem: { componentStore: store } }) {
    if (!store) return unclear();
    const marks = [
      ...(store.corrupt ? ['Corruption = 1'] : []),
      ...(store.unserviceable ? ['Unserviceable = 1'] : []),
    ];
    return marks.length > 0
      ? proven(cite('hostSystem', `Component Based Servicing: ${marks.join(', ')}`))
      : ruledOut(cite('hostSystem', 'no mark of damage in Component Based Servicing'));
  },

  remedies: () => [
    byHand(
      'Repair it in quiet hours',
      'server',
      '`DISM /Online /Cleanup-Image /CheckHealth` confirms the mark in seconds; `DISM /Online /Cleanup-Image /RestoreHealth` repairs, then `sfc /scannow`. It takes minutes to an hour and needs no restart.',
    ),
  ],
  settledBy: 'DISM /Online /Cleanup-Image /CheckHealth on the server',
  references: [
    'https://learn.microsoft.com/windows-hardware/manufacture/desktop/repair-a-windows-image',
    'https://bsodtutorials.wordpress.com/2022/07/26/understanding-dism-servicing-stack-interaction/',
  ],
  examples: [
    {
      name: 'marked',
      facts: { hostSystem: { ...healthy.hostSystem, componentStore: { ...whole, corrupt: true } } },
      verdict: 'recorded',
    },
    {
      name: 'beyond repair',
      facts: { hostSystem: { ...healthy.hostSystem, componentStore: { ...whole, unserviceable: true } } },
      verdict: 'recorded',
    },
    {
      name: 'not known',
      facts: { hostSystem: { computer: 'SRV01', osBuild: '10.0.20348' } },
      verdict: 'unclear',
    },
    { name: 'no mark', verdict: 'ruledOut' },
  ],
});
