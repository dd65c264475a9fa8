import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, ruledOut, suspected } from './cause.ts';

export const thirdPartyListener = defineCause({
  id: 'third-party-listener',
  title: 'Another product has its own listener beside RDP-Tcp',
  phase: 'session',
  impact: 'informs',
  predicts: [],
  explanation:
    'WinStations holds a listener that is not RDP-Tcp (Citrix ICA, RD Web, a remote-control product). That is no fault, but it shares the session limit and the service, and updates of it can break Remote Desktop.',
  needs: ['listenerSettings'],
  uses: ['winStations'],

  detect({ listenerSettings: { otherListeners }, winStations }) {
    const foreign = otherListeners.filter((name) => !/^(31C5CE94259D4006A9E4|rdp-|EH-Tcp)/i.test(name));
    if (foreign.length === 0)
      return ruledOut(cite('listenerSettings', 'WinStations holds no other listener'));
    const drivers = winStations?.filter(({ name }) => foreign.includes(name)) ?? [];
    return suspected(
      cite('listenerSettings', `listeners beside RDP-Tcp: ${foreign.join(', ')}`),
      ...drivers.map(({ name, driver, enabled }) =>
        cite(
          'winStations',
          `${name}: ${driver ?? 'driver not named'}${enabled === false ? ', switched off' : ''}`,
        ),
      ),
    );
  },

  remedies: () => [
    byHand(
      'Ask whether the product was changed when the failure began',
      'server',
      'Compare the date of its last update with the first failure. Remove nothing on suspicion.',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'ICA-TCP',
      facts: { listenerSettings: { ...healthy.listenerSettings, otherListeners: ['ICA-TCP'] } },
      verdict: 'suspected',
    },
    {
      name: 'ICA-TCP with its driver',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, otherListeners: ['ICA-TCP'] },
        winStations: [
          ...healthy.winStations,
          { name: 'ICA-TCP', driver: 'Citrix ICA 3.0', enabled: true, port: 1494, ownAccessList: true },
        ],
      },
      verdict: 'suspected',
    },
    { name: 'none', verdict: 'ruledOut' },
  ],
});
