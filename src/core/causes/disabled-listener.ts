import { tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { afterTheLastSignIn, event, logOfOnly, offTheWire } from '../facts/situations-of-logs.ts';
import { cite, citeEvent, defineCause, inferred, ofAnyMachine, proven, ruledOut, unclear } from './cause.ts';
import { aliveSince } from '../judging/listener-life.ts';
import { sources } from '../judging/sources.ts';

const TITLE = 'The RDP-Tcp listener is disabled';
const DISABLED = 'the listener was disabled';

export const disabledListener = defineCause({
  id: 'disabled-listener',
  title: TITLE,
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
    const logged = event ? [citeEvent(event, DISABLED)] : [];
    if (setting?.value === false)
      return proven(cite('listenerSettings', 'WinStations\\RDP-Tcp: fEnableWinStation = 0'), ...logged);
    if (setting) return ruledOut(cite('listenerSettings', 'fEnableWinStation = 1'));
    return ofAnyMachine(log, TITLE, (own) => {
      const ownEvent = tallyOf(own, 'rdpcorets', 106);
      if (!ownEvent) return unclear();
      const says = citeEvent(ownEvent, DISABLED);
      const alive = aliveSince(
        { ...(own && { serverEvents: own }), ...(arrivals && { arrivals }) },
        ownEvent.last,
      );
      return alive ? ruledOut(says, alive) : inferred(says);
    });
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
