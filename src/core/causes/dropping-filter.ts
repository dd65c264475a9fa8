import { healthy } from '../facts/healthy.ts';
import { minuteOf } from '../facts/time.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, ruledOut, suspected, unclear } from './cause.ts';

export const droppingFilter = defineCause({
  id: 'dropping-filter',
  title: 'A filter of the server drops connections to the Remote Desktop port although the rules let them in',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'dropped-before-sign-in', 'unreached-service'],
  rare: true,
  forbids: ['rdp-answer'],
  explanation:
    'The Security log has drops of the filtering platform for this port (5152, 5157) while Remote Desktop listens. Security products and IPsec rules put filters there that Windows Firewall does not show. Single senders may have been meant: the events name the filter and the sender.',
  needs: ['firewall'],
  uses: ['portOwner', 'securityProducts'],

  detect({ firewall, portOwner, securityProducts }) {
    const { drops } = firewall;
    if (!drops)
      return firewall.activeProfiles.length > 0
        ? ruledOut(cite('firewall', 'no drop of the port is in the Security log'))
        : unclear();
    const says = cite('firewall', `${drops.count} dropped, the last at ${minuteOf(drops.last)}`);
    // What comes to a port where nobody listens is dropped by Windows itself.
    if (portOwner?.listening !== true) return unclear();
    const running = securityProducts?.filter((product) => product.running !== false) ?? [];
    return suspected(
      says,
      ...(running.length > 0
        ? [
            cite(
              'securityProducts',
              running
                .slice(0, 8)
                .map(({ name }) => name)
                .join(', '),
            ),
          ]
        : []),
    );
  },

  remedies: () => [
    byHand(
      'Find the filter by its number',
      'server',
      'Event Viewer, Security, 5157 or 5152 with the port: "Filter Run-Time ID" is the number. As administrator: `netsh wfp show filters file=C:\\filters.xml`; search it for `<filterId>NUMBER`; its name says whose it is.',
      'Change it in the product that made it.',
    ),
  ],
  settledBy: 'Security log, events 5152 and 5157 with the port',
  references: [
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5157',
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5152',
  ],
  examples: [
    {
      name: 'drops while it listens',
      facts: {
        firewall: { ...healthy.firewall, drops: { count: 12, last: '2026-09-01T11:58:00.000Z' } },
        securityProducts: [{ name: 'driver othershield', running: true }],
      },
      unknown: ['rdpNegotiation'],
      verdict: 'suspected',
    },
    {
      name: 'drops while nothing listens',
      facts: {
        firewall: { ...healthy.firewall, drops: { count: 12, last: '2026-09-01T11:58:00.000Z' } },
        portOwner: { port: 3389, listening: false, addresses: [] },
      },
      verdict: 'unclear',
    },
    { name: 'none', verdict: 'ruledOut' },
  ],
});
