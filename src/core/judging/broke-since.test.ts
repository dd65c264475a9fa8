import { expect, test } from 'vitest';
import type { Change } from '../incident/changes.ts';
import { incidentOf } from '../incident/incident.ts';
import { healthy } from '../facts/healthy.ts';
import { brokeSince } from './broke-since.ts';

const change = (provider: string, id: number, fields: Change['fields'] = {}): Change => ({
  provider,
  id,
  channel: 'System',
  computer: 'SRV01',
  change: 'began',
  before: { count: 0, hours: 100 },
  since: { count: 1, hours: 5 },
  at: '2026-09-01T11:59:00.000Z',
  score: 1,
  fields,
});
const rcm = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager';
const core = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS';
const firewall = 'Microsoft-Windows-Windows Firewall With Advanced Security';

test.each([
  ['the listener could not be started', change(rcm, 1036), 1],
  ['a certificate was made', change(rcm, 1056), 0],
  ['the listener moved', change(core, 129, { Port: '3390' }), 1],
  ['the listener came back', change(core, 129, { Port: '3389' }), 0],
  [
    'a rule of Remote Desktop was changed',
    change(firewall, 2005, { RuleName: 'Remote Desktop (TCP-In)' }),
    1,
  ],
  ['a rule of another program', change(firewall, 2004, { RuleName: 'Delivery Optimization' }), 0],
  ['the spooler crashed', change('Service Control Manager', 7034, { param1: 'Print Spooler' }), 0],
])('%s', (_, began, expected) => {
  const incident = incidentOf(healthy);
  const quiet = { after: '2026-09-01T11:00:00.000Z', by: '2026-09-01T12:00:00.000Z', of: [] } as const;
  const since = { ...incident, onset: { ...quiet, how: 'sinceSession' as const }, began: [began] };
  expect(brokeSince(since)).toHaveLength(expected);
  expect(brokeSince({ ...since, failing: 'yes' })).toHaveLength(0);
});
