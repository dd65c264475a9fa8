import { expect, test } from 'vitest';
import type { Change } from '../incident/changes.ts';
import { toldOnce, type Weighed } from './one-happening.ts';

const longer: Readonly<Record<string, string>> = {
  kernel: 'Microsoft-Windows-Kernel-General',
  power: 'Microsoft-Windows-Kernel-Power',
  update: 'Microsoft-Windows-WindowsUpdateClient',
  servicing: 'Microsoft-Windows-Servicing',
  scm: 'Service Control Manager',
  rcm: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
  crash: 'Microsoft-Windows-WER-SystemErrorReporting',
};

/** "kernel 12 02:13 1.15": provider, id, time and weight. */
function weighed(line: string): Weighed {
  const [provider = '', id = '', time = '', weight = ''] = line.split(' ');
  const change: Change = {
    provider: longer[provider] ?? provider,
    id: Number(id),
    channel: 'System',
    computer: 'SRV01',
    change: 'began',
    before: { count: 0, hours: 100 },
    since: { count: 1, hours: 5 },
    at: `2026-09-${time.includes('T') ? time : `09T${time}`}:00.000Z`,
    score: 1,
    fields: {},
  };
  return { change, weight: Number(weight) };
}

const restart = [
  'User32 1074 02:11 0.8',
  'EventLog 6006 02:11 1.2',
  'kernel 13 02:12 1.2',
  'kernel 12 02:13 1.2',
  'EventLog 6005 02:13 1.2',
  'scm 7036 02:13 0.3',
  'rcm 258 02:13 1',
];
const update = ['update 44 01:57 0.2', 'update 43 02:02 0.8', 'update 19 02:15 0.8'];

test.each([
  ['a restart is told by who asked for it', restart, ['User32 1074']],
  ['without that, by the start', restart.slice(1), ['Microsoft-Windows-Kernel-General 12']],
  [
    'a stop that nobody asked for',
    ['kernel 12 02:13 1.2', 'power 41 02:14 1', 'EventLog 6008 02:14 1'],
    ['Microsoft-Windows-Kernel-Power 41'],
  ],
  [
    'a crash before all',
    ['power 41 02:14 1', 'crash 1001 02:14 1', 'EventLog 6005 02:13 1.2'],
    ['Microsoft-Windows-WER-SystemErrorReporting 1001'],
  ],
  [
    'the update before its restart',
    [...restart, ...update],
    ['Microsoft-Windows-WindowsUpdateClient 19', 'User32 1074'],
  ],
  [
    'an update that only Setup tells',
    [...restart, 'servicing 2 01:50 0.7'],
    ['Microsoft-Windows-Servicing 2', 'User32 1074'],
  ],
  ['half of it: an update, no restart', update, ['Microsoft-Windows-WindowsUpdateClient 19']],
  [
    'an update of another day stays behind',
    [...restart, 'update 19 14T09:00 0.1'],
    ['User32 1074', 'Microsoft-Windows-WindowsUpdateClient 19'],
  ],
  [
    'two restarts are two',
    ['kernel 12 02:13 1.2', 'User32 1074 12T09:00 0.2', 'kernel 13 12T09:01 0.3'],
    ['Microsoft-Windows-Kernel-General 12', 'User32 1074'],
  ],
  ['a fault of its own stays ahead', [...restart, 'Disk 153 02:20 2'], ['Disk 153', 'User32 1074']],
  [
    'a service by day is no echo',
    [...restart, 'scm 7036 09:00 0.3'],
    ['User32 1074', 'Service Control Manager 7036'],
  ],
])('%s', (_, lines, expected) => {
  const told = toldOnce(lines.map(weighed)).toSorted((a, b) => b.weight - a.weight);
  expect(told.map(({ change: { provider, id } }) => `${provider} ${id}`)).toEqual(expected);
});
