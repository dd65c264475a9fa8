import { healthy } from '../facts/healthy.ts';
import { closedDoor } from '../facts/situations-of-doors.ts';
import { minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { ruleDoor } from '../judging/door.ts';
import { cite, defineCause, entitled, proven, ruledOut, suspected, unclear, type Verdict } from './cause.ts';

export const blockingFirewall = defineCause({
  id: 'blocking-firewall',
  title: 'Windows Firewall of the server lets nobody in on the Remote Desktop port',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port', 'public-profile'],
  shows: ['closed-firewall'],
  forbids: ['rdp-answer'],
  explanation:
    'No rule that counts allows the actual port in the profile that is active now, or something in the firewall blocks it. Clients get no answer at all.',
  needs: [],
  uses: ['firewall', 'listenerSettings', 'networkProfile', 'eventActivity'],

  detect({ firewall, listenerSettings, eventActivity }) {
    if (firewall === undefined) return fromLogs(eventActivity);
    const port = listenerSettings?.port?.value ?? 3389;
    const guarded = firewall.activeProfiles.filter((profile) => firewall.enabled[profile] !== false);
    if (guarded.length === 0)
      return ruledOut(cite('firewall', 'Windows Firewall is off in the active profile'));
    const drops = firewall.drops
      ? [cite('firewall', `${firewall.drops.count} dropped connections to the port are in the Security log`)]
      : [];
    const shut = guarded.filter((profile) => firewall.allInboundBlocked?.includes(profile));
    if (shut.length > 0)
      return entitled(
        'Windows Firewall of the server is set to let nothing in, whatever its rules say',
        proven(cite('firewall', `${shut.join(', ')}: all inbound connections are blocked`), ...drops),
      );
    const here = firewall.rules.filter((rule) => rule.enabled && matches(rule, port, guarded));
    const block = here.find((rule) => rule.action === 'block');
    if (block) return proven(cite('firewall', `rule ${block.id} blocks TCP ${port} (${guarded.join(', ')})`));
    const allow = here.find((rule) => rule.action === 'allow' && !isIgnored(rule, firewall, guarded));
    if (allow)
      return ruledOut(
        cite(
          'firewall',
          `rule ${allow.id} lets TCP ${port} in${allow.remoteAddresses && allow.remoteAddresses !== 'Any' ? ` from ${allow.remoteAddresses}` : ''}`,
        ),
      );
    const ignored = here.find((rule) => rule.action === 'allow');
    if (ignored)
      return entitled(
        'Policy makes Windows Firewall of the server ignore the rule for Remote Desktop',
        proven(
          cite(
            'firewall',
            `rule ${ignored.id} is the computer's own, and policy lets none of those count (${guarded.join(', ')})`,
          ),
          ...drops,
        ),
      );
    return proven(
      cite('firewall', `no enabled rule lets TCP ${port} in for the active profile (${guarded.join(', ')})`),
      ...drops,
    );
  },

  remedies: ({ firewall, listenerSettings, eventActivity }) => {
    if (firewall === undefined) return eventActivity && ruleDoor(eventActivity) ? [openAgain] : [];
    const port = listenerSettings?.port?.value ?? 3389;
    const shut = firewall.activeProfiles.filter((profile) => firewall.allInboundBlocked?.includes(profile));
    if (shut.length > 0)
      return [
        byHand(
          'Let the rules count again',
          'server',
          `\`Set-NetFirewallProfile -Profile ${shut.join(',')} -AllowInboundRules True\`; somebody chose "block all incoming connections" or a policy did (\`Get-NetFirewallProfile -PolicyStore RSOP\`). To take it back, the same with False.`,
        ),
      ];
    if (firewall.activeProfiles.some((profile) => firewall.localRulesIgnored?.includes(profile)))
      return [
        byHand(
          'Put the rule into the policy that rules the firewall',
          'domain',
          `Computer Configuration, Windows Settings, Security Settings, Windows Defender Firewall: an inbound rule for TCP ${port}, from your own networks only. Rules made on the server itself do not count while "Apply local firewall rules" is No.`,
        ),
      ];
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
      name: 'everything is kept out',
      facts: {
        firewall: {
          ...healthy.firewall,
          allInboundBlocked: ['domain'],
          drops: { count: 3, last: '2026-09-01T11:58:00.000Z' },
        },
      },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'policy ignores the local rule',
      facts: { firewall: { ...healthy.firewall, localRulesIgnored: ['domain'] } },
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
    { name: 'the log of the firewall has the rule deleted', ...closedDoor('firewall'), verdict: 'logged' },
    {
      name: 'the rule was deleted, and people have come since',
      ...closedDoor('firewall', { came: true }),
      verdict: 'ruledOut',
    },
  ],
});

/** The rules themselves were not read: their last change, and whether anybody has come since. */
function fromLogs(activity: FactTypes['eventActivity'] | undefined): Verdict<'eventActivity'> {
  const door = activity && ruleDoor(activity);
  if (door === undefined) return unclear();
  if (door.reached === 'yes') return ruledOut(...door.because);
  if (door.is === 'changed' || door.reached === 'notKnown') return suspected(...door.because);
  return entitled(
    `Windows Firewall of the server was closed for Remote Desktop at ${minuteOf(door.since)}`,
    proven(...door.because),
  );
}

const openAgain = byHand(
  'Let Remote Desktop in again, from your own networks only',
  'server',
  '`Enable-NetFirewallRule -Name RemoteDesktop-UserMode-In-TCP`; where the rule is gone: `New-NetFirewallRule -Name RemoteDesktop-UserMode-In-TCP -DisplayName "Remote Desktop (TCP-In)" -Direction Inbound -Protocol TCP -LocalPort 3389 -Profile Domain,Private -Action Allow`. To take it back: `Disable-NetFirewallRule -Name RemoteDesktop-UserMode-In-TCP`.',
  'The event names the program and the account that changed it: a policy or a script will do it again.',
);

/** A rule of the computer itself, where policy lets only its own count in a profile that is active. */
function isIgnored(
  rule: Rule,
  { localRulesIgnored = [] }: FactTypes['firewall'],
  profiles: readonly string[],
): boolean {
  return rule.origin === 'local' && profiles.some((profile) => localRulesIgnored.includes(profile));
}

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
