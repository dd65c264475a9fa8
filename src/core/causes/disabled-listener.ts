import { tallyOf, tallySays } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';
import { sources } from './judging/sources.ts';

export const disabledListener = defineCause({
  id: 'disabled-listener',
  title: 'The RDP-Tcp listener is disabled',
  stage: 'reach',
  impact: 'blocks',
  silencesPort: true,
  explanation:
    'Remote Desktop is on, but its listener RDP-Tcp is not (fEnableWinStation = 0): nothing accepts connections on the port.',
  needs: ['listenerSettings'],
  uses: ['serverEvents'],
  accountsFor: ['refused-port', 'filtered-port'],

  detect({ listenerSettings: { listenerEnabled }, serverEvents: log }) {
    const event = tallyOf(log, 'rdpcorets', 106);
    if (listenerEnabled?.value === false)
      return found(
        'certain',
        cite('listenerSettings', 'WinStations\\RDP-Tcp: fEnableWinStation = 0'),
        ...(event ? [cite('serverEvents' as const, tallySays(event, 'listener disabled'))] : []),
      );
    if (listenerEnabled) return ruledOut(cite('listenerSettings', 'fEnableWinStation = 1'));
    return unclear();
  },

  remedies: () => [
    {
      title: 'Enable the listener',
      on: 'server',
      risk: 'none',
      actions: [
        {
          kind: 'setRegistryValue',
          key: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp',
          name: 'fEnableWinStation',
          type: 'DWord',
          data: 1,
        },
        { kind: 'restartServices', services: ['TermService'] },
      ],
    },
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'fEnableWinStation = 0',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, listenerEnabled: { value: false, origin: 'local' } },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'found',
    },
    { name: 'enabled', verdict: 'ruledOut' },
  ],
});
