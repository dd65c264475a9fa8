import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';
import { byHand } from '../remedy/remedy.ts';

export const blockingFirewall = defineCause({
  id: 'blocking-firewall',
  title: 'Windows Firewall of the server lets nobody in on the Remote Desktop port',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'public-profile'],
  shows: ['closed-firewall'],
  forbids: ['rdp-answer'],
  explanation:
    'No enabled rule allows the actual port in the profile that is active now, or a rule blocks it. Clients get no answer at all.',
  needs: ['firewall'],
  uses: ['listenerSettings', 'networkProfile'],

  detect({ firewall, listenerSettings }) {
    const port = listenerSettings?.port?.value ?? 3389;
    const guarded = firewall.activeProfiles.filter((profile) => firewall.enabled[profile] !== false);
    if (guarded.length === 0)
      return ruledOut(cite('firewall', 'Windows Firewall is off in the active profile'));
    const here = firewall.rules.filter((rule) => rule.enabled && matches(rule, port, guarded));
    const block = here.find((rule) => rule.action === 'block');
    if (block) return proven(cite('firewall', `rule ${block.id} blocks TCP ${port} (${guarded.join(', ')})`));
    const allow = here.find((rule) => rule.action === 'allow');
    if (allow)
      return ruledOut(
        cite(
          'firewall',
          `rule ${allow.id} lets TCP ${port} in${allow.remoteAddresses && allow.remoteAddresses !== 'Any' ? ` from ${allow.remoteAddresses}` : ''}`,
        ),
      );
    return proven(
      cite('firewall', `no enabled rule lets TCP ${port} in for the active profile (${guarded.join(', ')})`),
    );
  },

  remedies: ({ firewall, listenerSettings }) => {
    const port = listenerSettings?.port?.value ?? 3389;
    const inside = firewall.activeProfiles.filter((profile) => profile !== 'public');
    if (inside.length === 0)
      return [
        byHand(
          'Decide whether this is a public network',
          'server',
          'The active profile is Public. If the network is your own, set its profile to Private first; opening the port to the public needs an explicit yes.',
        ),
      ];
    return [
      {
        title: `Let TCP ${port} in for ${inside.join(' and ')}`,
        on: 'server',
        actions:
          port === 3389
            ? [{ kind: 'enableFirewallGroup', profiles: inside }]
            : [{ kind: 'allowFirewallPort', port, profiles: inside }],
      },
    ];
  },
  wouldNotHelp: [
    'the group "Remote Desktop (WebSocket)": mstsc on 3389 does not use it',
    'an exception for mstsc.exe on the client: outbound is allowed by default',
  ],
  settledBy: 'rdpdoctor collector on the server',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'the rule is off',
      facts: {
        firewall: { ...healthy.firewall, rules: [{ ...healthy.firewall.rules[0]!, enabled: false }] },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'moved port without a rule',
      facts: { listenerSettings: { ...healthy.listenerSettings, port: { value: 3390, origin: 'local' } } },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'firewall off',
      facts: {
        firewall: {
          ...healthy.firewall,
          enabled: { domain: false, private: false, public: false },
          rules: [],
        },
      },
      verdict: 'ruledOut',
    },
    { name: 'allowed', verdict: 'ruledOut' },
  ],
});

type Rule = FactTypes['firewall']['rules'][number];

function matches(rule: Rule, port: number, profiles: readonly string[]): boolean {
  if (!/^(tcp|any|6)$/i.test(rule.protocol)) return false;
  const inProfile = profiles.every(
    (profile) => rule.profiles.includes(profile) || rule.profiles.includes('any'),
  );
  return inProfile && rule.ports.split(',').some((range) => covers(range.trim(), port));
}

function covers(range: string, port: number): boolean {
  if (/^(any|\*)$/i.test(range)) return true;
  const [low, high] = range.split('-').map(Number);
  return low !== undefined && port >= low && port <= (high ?? low);
}
