import { tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { afterTheLastSignIn, event, logOfOnly, offTheWire } from '../facts/situations-of-logs.ts';
import { cite, citeEvent, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { aliveSince } from '../judging/listener-life.ts';
import { sources } from '../judging/sources.ts';

export const disabledListener = defineCause({
  id: 'disabled-listener',
  title: 'The RDP-Tcp listener is disabled',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['refused-port', 'filtered-port', 'listener-absent'],
  forbids: ['rdp-answer'],
  explanation:
    'Remote Desktop is on, but its listener RDP-Tcp is not (fEnableWinStation = 0): nothing accepts connections on the port.',
  needs: [],
  uses: ['listenerSettings', 'serverEvents', 'arrivals'],

  detect({ listenerSettings, serverEvents: log, arrivals }) {
    const setting = listenerSettings?.listenerEnabled;
    const event = tallyOf(log, 'rdpcorets', 106);
    const logged = event ? [citeEvent(event, 'the listener was disabled')] : [];
    if (setting?.value === false)
      return proven(cite('listenerSettings', 'WinStations\\RDP-Tcp: fEnableWinStation = 0'), ...logged);
    if (setting) return ruledOut(cite('listenerSettings', 'fEnableWinStation = 1'));
    if (!event) return unclear();
    const alive = aliveSince(
      { ...(log && { serverEvents: log }), ...(arrivals && { arrivals }) },
      event.last,
    );
    return alive ? ruledOut(...logged, alive) : inferred(...logged);
  },

  remedies: () => [
    {
      title: 'Enable the listener',
      on: 'server',
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
      verdict: 'recorded',
    },
    {
      name: 'RdpCoreTS 106 and nothing since',
      facts: logOfOnly(event('rdpcorets', 106, {}, afterTheLastSignIn)),
      unknown: ['listenerSettings', 'rdpNegotiation', ...offTheWire],
      verdict: 'inferred',
    },
    { name: 'enabled', verdict: 'ruledOut' },
  ],
});
