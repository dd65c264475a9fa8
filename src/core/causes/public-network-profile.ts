import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, inferred, proven, ruledOut } from './cause.ts';

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
  needs: ['networkProfile', 'firewall'],

  detect({ networkProfile, firewall }) {
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

  remedies: ({ networkProfile }) => [
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
  ],
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
  ],
});
