import { healthy } from '../facts/healthy.ts';
import { dayOf } from '../facts/time.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

export const pendingRestart = defineCause({
  id: 'pending-restart',
  title: 'Windows waits for a restart',
  phase: 'session',
  impact: 'informs',
  predicts: [],
  explanation:
    'Updates or installations are half done until the restart: files are replaced and not yet in use. It is no fault by itself, and what began after an update is worth a restart before anything else is tried.',
  needs: [],
  uses: ['hostSystem', 'clientInstall'],

  detect({ hostSystem, clientInstall }) {
    const since = hostSystem?.bootTime === undefined ? '' : `, running since ${dayOf(hostSystem.bootTime)}`;
    const waiting = [
      ...(hostSystem?.pendingReboot || hostSystem?.componentStore?.pending
        ? [
            cite(
              'hostSystem',
              `${hostSystem.computer}: ${hostSystem.componentStore?.pending ? 'servicing has packages that wait' : 'a restart is pending'}${since}`,
            ),
          ]
        : []),
      ...(clientInstall?.pendingReboot && !hostSystem?.pendingReboot
        ? [cite('clientInstall', 'the computer the client runs on: a restart is pending')]
        : []),
    ];
    if (waiting.length > 0) return proven(...waiting);
    if (hostSystem?.pendingReboot === false)
      return ruledOut(cite('hostSystem', `no restart is pending${since}`));
    return unclear();
  },

  remedies: ({ hostSystem }) => [
    {
      title: 'Restart when nobody is disturbed',
      on: hostSystem?.pendingReboot || hostSystem?.componentStore?.pending ? 'server' : 'client',
      risk: 'dropsSessions',
      actions: [
        {
          kind: 'byHand',
          steps: [
            '`quser` shows who would be thrown off; `shutdown /r /t 600 /c "restart for updates"` gives ten minutes; `shutdown /a` takes it back until then.',
          ],
        },
      ],
    },
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: ['https://learn.microsoft.com/windows-server/administration/windows-commands/shutdown'],
  examples: [
    {
      name: 'the server waits',
      facts: { hostSystem: { ...healthy.hostSystem, pendingReboot: true } },
      verdict: 'recorded',
    },
    {
      name: 'packages wait',
      facts: {
        hostSystem: {
          ...healthy.hostSystem,
          componentStore: { pending: true, corrupt: false, unserviceable: false },
        },
      },
      verdict: 'recorded',
    },
    {
      name: 'the client waits',
      facts: { clientInstall: { ...healthy.clientInstall, pendingReboot: true } },
      verdict: 'recorded',
    },
    { name: 'not known', unknown: ['hostSystem', 'clientInstall'], verdict: 'unclear' },
    { name: 'none waits', verdict: 'ruledOut' },
  ],
});
