import { healthy } from '../facts/healthy.ts';
import { closedDoor } from '../facts/situations-of-doors.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { publicDoor } from '../judging/door.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, suspected, unclear, type Verdict } from './cause.ts';

export const publicNetworkProfile = defineCause({
  id: 'public-network-profile',
  title: 'The server counts its network as Public, where the Remote Desktop rules do not apply',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['closed-firewall', 'filtered-port'],
  shows: ['public-profile'],
  forbids: ['rdp-answer'],
  explanation:
    'The firewall rules for Remote Desktop are enabled for other profiles, but the active profile is Public. A server falls into it when it could not reach its domain at start, or after a new network adapter.',
  needs: [],
  uses: ['networkProfile', 'firewall', 'eventActivity'],

  detect({ networkProfile, firewall, eventActivity }) {
    if (networkProfile === undefined || firewall === undefined)
      return fromLogs(networkProfile, eventActivity);
    const open = networkProfile.filter((network) => network.category === 'public');
    if (open.length === 0)
      return ruledOut(
        cite(
          'networkProfile',
          networkProfile.map((network) => `${network.interface}: ${network.category}`).join(', '),
        ),
      );
    const allowing = firewall.rules.filter(
      (rule) =>
        rule.enabled &&
        rule.action === 'allow' &&
        !rule.profiles.includes('public') &&
        !rule.profiles.includes('any'),
    );
    const publicRule = firewall.rules.find(
      (rule) =>
        rule.enabled &&
        rule.action === 'allow' &&
        (rule.profiles.includes('public') || rule.profiles.includes('any')),
    );
    if (publicRule || firewall.enabled['public'] === false)
      return ruledOut(
        cite(
          'firewall',
          publicRule ? `rule ${publicRule.id} applies to Public too` : 'Windows Firewall is off for Public',
        ),
      );
    return (allowing.length > 0 ? proven : inferred)(
      ...open.map((network) => cite('networkProfile', `${network.interface}: public`)),
      cite('firewall', 'no rule for Remote Desktop applies to Public'),
    );
  },

  remedies: ({ networkProfile, eventActivity }) => {
    if (networkProfile === undefined) return eventActivity && publicDoor(eventActivity) ? [makePrivate] : [];
    return [
      {
        title: 'Set the profile to Private, if the network is your own',
        on: 'server',
        actions: networkProfile
          .filter((network) => network.category === 'public')
          .map((network) => ({
            kind: 'setNetworkProfile' as const,
            interface: network.interface,
            category: 'private' as const,
          })),
      },
    ];
  },
  settledBy: 'rdpdoctor collector on the server',
  references: ['https://learn.microsoft.com/powershell/module/netconnection/set-netconnectionprofile'],
  examples: [
    {
      name: 'public profile, rules for private',
      facts: {
        networkProfile: [{ interface: 'Ethernet', category: 'public' }],
        firewall: {
          ...healthy.firewall,
          activeProfiles: ['public'],
          rules: [{ ...healthy.firewall.rules[0]!, profiles: ['domain', 'private'] }],
        },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'public profile, rule for all',
      facts: { networkProfile: [{ interface: 'Ethernet', category: 'public' }] },
      verdict: 'ruledOut',
    },
    { name: 'domain', verdict: 'ruledOut' },
    {
      name: 'the log has the network come up as Public',
      ...closedDoor('networkprofile'),
      verdict: 'logged',
    },
    {
      name: 'it came up as Public, and people have come since',
      ...closedDoor('networkprofile', { came: true }),
      verdict: 'ruledOut',
    },
  ],
});

/** Neither categories nor rules were read: as what the network came up last, and whether anybody has come since. */
function fromLogs(
  networks: FactTypes['networkProfile'] | undefined,
  activity: FactTypes['eventActivity'] | undefined,
): Verdict<'networkProfile' | 'eventActivity'> {
  if (networks?.every(({ category }) => category !== 'public') === true)
    return ruledOut(cite('networkProfile', 'no network counts as Public'));
  const door = activity && publicDoor(activity);
  if (door === undefined) return unclear();
  if (door.reached === 'yes') return ruledOut(...door.because);
  return (door.reached === 'no' ? proven : suspected)(...door.because);
}

const makePrivate = byHand(
  'Set the network to Private, if it is your own',
  'server',
  '`Get-NetConnectionProfile` shows the networks; `Set-NetConnectionProfile -InterfaceAlias NAME -NetworkCategory Private` for the one people come by. To take it back, the same with Public.',
  'A member of a domain goes to the profile of the domain by itself once it finds a domain controller: `Restart-Service NlaSvc -Force` after the network is up.',
);
