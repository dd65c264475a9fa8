import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';
import { sources } from '../judging/sources.ts';

const own = healthy.winStations[0]!;

export const clashingListeners = defineCause({
  id: 'clashing-listeners',
  title: 'Two listeners of the server want the same port',
  phase: 'connection',
  impact: 'blocks',
  predicts: [
    'refused-port',
    'foreign-service-on-port',
    'malformed-negotiation',
    'silent-listener',
    'closed-before-answer',
    'reset-before-answer',
    'listener-absent',
  ],
  rare: true,
  forbids: ['rdp-answer'],
  explanation:
    'Each listener under WinStations has a port of its own; a port goes to one of them only. Which one gets it is decided at each start of the service, so that it may have worked before.',
  needs: ['winStations'],

  detect({ winStations }) {
    const pair = clashOf(winStations);
    return pair === undefined
      ? ruledOut(cite('winStations', 'no two listeners have the same port'))
      : proven(
          ...pair.map(({ name, port, driver }) =>
            cite('winStations', `${name}: port ${port}${driver === undefined ? '' : ` (${driver})`}`),
          ),
        );
  },

  remedies: ({ winStations }) => {
    const [, other] = clashOf(winStations) ?? [];
    const name = other?.name ?? 'NAME';
    return [
      byHandDropping(
        'Give the other listener a port of its own',
        'server',
        `Port: value PortNumber of HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\${name}. Ask the maker of the product first where it is not Microsoft's.`,
        'Then restart TermService, or the server.',
      ),
    ];
  },
  settledBy: 'rdpdoctor collector on the server',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'a second listener on 3389',
      facts: { winStations: [own, { ...own, name: 'Other-Tcp', driver: 'Other Remote 2.0' }] },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'the second is switched off',
      facts: { winStations: [own, { ...own, name: 'Other-Tcp', enabled: false }] },
      verdict: 'ruledOut',
    },
    { name: 'one listener', verdict: 'ruledOut' },
  ],
});

type WinStation = FactTypes['winStations'][number];

/** RDP-Tcp first where it is one of them. */
function clashOf(stations: readonly WinStation[]): readonly [WinStation, WinStation] | undefined {
  const on = stations
    .filter(({ enabled, port }) => enabled !== false && port !== undefined)
    .toSorted((a, b) => Number(b.name === 'RDP-Tcp') - Number(a.name === 'RDP-Tcp'));
  for (const [i, first] of on.entries()) {
    const second = on.slice(i + 1).find(({ port }) => port === first.port);
    if (second) return [first, second];
  }
  return undefined;
}
