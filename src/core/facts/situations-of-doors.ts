import { timesOf } from './event-times.ts';
import { healthy } from './healthy.ts';
import { longNames } from './provider-names.ts';
import { millisOf } from './time.ts';
import type { FactName, FactTypes } from './vocabulary.ts';

/** Logs in which the rule for Remote Desktop is deleted, or the network comes up as Public, half an hour after the last connection. */
export function closedDoor(
  by: 'firewall' | 'networkprofile',
  { came = false }: { readonly came?: boolean } = {},
): { readonly facts: Pick<FactTypes, 'eventActivity'>; readonly unknown: readonly FactName[] } {
  const at = came ? '2026-08-29T11:30:00.000Z' : '2026-09-01T11:30:00.000Z';
  const [provider = ''] = longNames[by];
  const { eventActivity } = healthy;
  const kind = {
    provider,
    id: by === 'firewall' ? 2006 : 10_000,
    key: { field: 'door', text: by === 'firewall' ? 'shut' : 'public' },
    level: 4,
    channel: `${provider}/${by === 'firewall' ? 'Firewall' : 'Operational'}`,
    computer: 'SRV01',
    role: 'network',
    count: 1,
    first: at,
    last: at,
    times: timesOf([millisOf(at)]),
    fieldsLast:
      by === 'firewall'
        ? { RuleId: 'RemoteDesktop-UserMode-In-TCP', RuleName: 'Remote Desktop (TCP-In)' }
        : { Name: 'Network 2', State: '1', Category: '0' },
  } as const;
  return {
    facts: { eventActivity: { ...eventActivity, kinds: [...eventActivity.kinds, kind] } },
    unknown: ['firewall', 'networkProfile', 'rdpNegotiation'],
  };
}
