import { dead, shortSession, withoutSession } from './failures.ts';
import type { BlindCase } from './blind-case.ts';
import { begun, case4, crashed, crew, nine } from './fourth-days.ts';
import type { Machine } from './machine.ts';
import { every, later } from './moments.ts';
import { crashedService, restarted } from './noise.ts';
import { reached } from './third-days.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

/** Three blue screens in one morning, each with people at work. */
function blueScreens(machine: Machine): readonly WrittenEvent[] {
  return ['2026-10-21T06:41:00.000Z', '2026-10-21T07:48:00.000Z', '2026-10-21T09:02:00.000Z'].flatMap(
    (time) => [
      ...crew.flatMap((worker, i) => begun(machine, later(time, -1_300 + i * 70), worker)),
      machine.system('Microsoft-Windows-Kernel-General', 12, 'information', later(time, 140), {
        MajorVersion: 10,
        MinorVersion: 0,
        BuildVersion: 20_348,
        StartTime: { fileTime: later(time, 140) },
      }),
      machine.system('Microsoft-Windows-Kernel-Power', 41, 'critical', later(time, 143), {
        BugcheckCode: 159,
        BugcheckParameter1: '0x3',
        SleepInProgress: 0,
        PowerButtonTimestamp: 0,
      }),
      machine.system(
        'EventLog',
        6008,
        'error',
        later(time, 151),
        ['8:41:02 AM', '10/21/2026', '', '', '4301'],
        { qualifiers: 32_768 },
      ),
      machine.system('EventLog', 6005, 'information', later(time, 151), [], { qualifiers: 32_768 }),
      machine.system('Microsoft-Windows-WER-SystemErrorReporting', 1001, 'error', later(time, 163), {
        param1: '0x0000009f (0x0000000000000003, 0xffffe00f5a3c1060, 0xfffff80112d8f7f0, 0xffffe00f611d2010)',
        param2: 'C:\\Windows\\MEMORY.DMP',
        param3: '6e0a6ad5-8f10-4a6a-a0f8-7f1e6f1a0c11',
      }),
      machine.service('TermService', true, later(time, 160)),
      machine.log.connections(258, later(time, 165), { listenerName: 'RDP-Tcp' }),
    ],
  );
}

/** Crashes, memory, disks, updates and what was newly installed. */
export const fourthStrained: readonly BlindCase[] = [
  case4({
    id: 'fourth-log-wrapper-crashes',
    kind: 'with cause',
    made: 'A PC with a patched-up TermService: since the update each connection crashes svchost in rdpwrap.dll (Application Error 1000, 7031).',
    truth: ['crashing-module'],
    mayAlso: ['stopped-service', 'update-regression', 'third-party-listener', 'crashed-session'],
    mustNot: ['unreadable-certificate-key', 'logon-flood', 'exhausted-server-memory'],
    files: nine({
      computer: 'PC-WERKSTATT',
      seed: 405,
      workers: crew.slice(0, 2),
      onset: '2026-10-14T02:30:00.000Z',
      failing: (machine, time, worker) => [
        ...reached(machine, time, worker),
        crashed(
          machine,
          later(time, 0.8),
          'svchost.exe_TermService',
          'rdpwrap.dll',
          'C:\\Program Files\\RDP Wrapper\\rdpwrap.dll',
        ),
        crashedService(machine, later(time, 2), 'Remote Desktop Services', 'TermService'),
        machine.service('TermService', true, later(time, 63)),
        machine.log.connections(258, later(time, 64), { listenerName: 'RDP-Tcp' }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-out-of-memory',
    kind: 'with cause',
    made: 'A runaway sqlservr.exe eats the memory (2004 every few minutes since dawn); sign-ins succeed, sessions do not begin.',
    truth: ['exhausted-server-memory'],
    mustNot: ['crashing-module', 'draining-server', 'session-limit', 'expired-licensing-grace'],
    files: nine({
      computer: 'RDS-06.fabrikam.example',
      seed: 410,
      onset: '2026-10-21T04:00:00.000Z',
      failing: withoutSession,
      events: (machine) =>
        every(300, '2026-10-21T03:40:00.000Z', 70).map((time) =>
          machine.system('Microsoft-Windows-Resource-Exhaustion-Detector', 2004, 'warning', time, {
            SystemCommitLimit: '34275704832',
            SystemCommitCharge: '34200354816',
            ProcessName: 'sqlservr.exe',
            ProcessId: '3312',
            ProcessCommitCharge: '26411573248',
          }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-full-drive',
    kind: 'with cause',
    made: 'Drive C: is full (srv 2013, profile 1509 "not enough space"): sessions end within seconds of beginning.',
    truth: ['full-system-drive', { began: ['srv', 2013] }],
    mayAlso: ['sessions-break-off', 'ended-session'],
    mustNot: ['crashed-session', 'administrative-disconnect', 'session-time-limit', 'crashing-module'],
    files: nine({
      computer: 'RDS-07.fabrikam.example',
      seed: 411,
      onset: '2026-10-20T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application('Microsoft-Windows-User Profiles Service', 1509, 'error', later(time, 5), {
          Source: '\\\\?\\C:\\Users\\Default\\NTUSER.DAT',
          Target: `\\\\?\\C:\\Users\\${worker.user}\\NTUSER.DAT`,
          Error: 'There is not enough space on the disk.',
        }),
      ],
      events: (machine) =>
        every(3_600, '2026-10-20T02:00:00.000Z', 31).map((time) =>
          machine.system('srv', 2013, 'warning', time, ['\\Device\\LanmanServer', 'C:'], {
            qualifiers: 32_768,
          }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-credential-provider',
    kind: 'with cause',
    made: 'A second-factor product was installed in the evening; since then LogonUI.exe crashes in its module at each sign-in.',
    truth: ['crashing-module'],
    mayAlso: ['crashed-session', 'foreign-security-product'],
    mustNot: ['wrong-password', 'expired-licensing-grace', 'exhausted-server-memory'],
    files: nine({
      computer: 'RDS-08.fabrikam.example',
      seed: 412,
      onset: '2026-10-20T19:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        crashed(
          machine,
          later(time, 4),
          'LogonUI.exe',
          'SecondFactorCP.dll',
          'C:\\Program Files\\SecondFactor\\SecondFactorCP.dll',
        ),
      ],
      events: (machine) => [
        machine.application('MsiInstaller', 1033, 'information', '2026-10-20T18:20:00.000Z', [
          'SecondFactor for Windows Logon',
          '5.2.1',
          '1033',
          '0',
          'SecondFactor Inc.',
        ]),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-blue-screens',
    kind: 'without cause',
    made: 'The server blue-screens three times in one morning (41, 1001 with 0x9f): all sessions are gone each time.',
    truth: [
      { began: ['Microsoft-Windows-WER-SystemErrorReporting', 1001] },
      { began: ['Microsoft-Windows-Kernel-Power', 41] },
    ],
    mayAlso: ['sessions-break-off', 'failing-since-onset', 'ended-session'],
    mustNot: [
      'administrative-disconnect',
      'session-time-limit',
      'lossy-network',
      'crashed-session',
      'stopped-service',
    ],
    files: nine({
      computer: 'RDS-09.fabrikam.example',
      seed: 413,
      onset: '2026-10-21T05:00:00.000Z',
      failing: () => [],
      events: blueScreens,
    }),
  }),
  case4({
    id: 'fourth-log-out-of-band-update',
    kind: 'without cause',
    made: 'An update out of the usual turn is installed on Tuesday evening with a restart; from then on no session begins for anybody.',
    truth: ['update-regression', { began: ['Microsoft-Windows-WindowsUpdateClient', 19] }],
    mayAlso: ['failing-since-onset'],
    mustNot: ['wrong-password', 'draining-server', 'expired-licensing-grace', 'exhausted-server-memory'],
    files: nine({
      computer: 'RDS-10.fabrikam.example',
      seed: 414,
      onset: '2026-10-20T20:30:00.000Z',
      failing: withoutSession,
      events: (machine) => [
        machine.system(
          'Microsoft-Windows-WindowsUpdateClient',
          43,
          'information',
          '2026-10-20T19:50:00.000Z',
          {
            updateTitle:
              '2026-10 Cumulative Update for Windows Server 2022 for x64-based Systems (KB5070881)',
            updateGuid: { guid: '{6f2b1f9a-62bb-4b0a-a3d1-8d6d9a40f1b2}' },
          },
        ),
        machine.system(
          'Microsoft-Windows-WindowsUpdateClient',
          19,
          'information',
          '2026-10-20T20:12:00.000Z',
          {
            updateTitle:
              '2026-10 Cumulative Update for Windows Server 2022 for x64-based Systems (KB5070881)',
            updateGuid: { guid: '{6f2b1f9a-62bb-4b0a-a3d1-8d6d9a40f1b2}' },
            updateRevisionNumber: 1,
          },
        ),
        ...restarted(machine, '2026-10-20T20:15:00.000Z', 'Operating System: Hot fix (Planned)'),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-new-agent',
    kind: 'without cause',
    made: 'A security agent is installed (7045); minutes later every connection dies before signing in, and no log says why.',
    truth: ['foreign-security-product', { began: ['Service Control Manager', 7045] }],
    mayAlso: ['failing-since-onset', 'dropped-before-sign-in'],
    mustNot: [
      'unreadable-certificate-key',
      'failed-certificate-renewal',
      'disabled-tls-versions',
      'stopped-service',
    ],
    files: nine({
      computer: 'RDS-11.fabrikam.example',
      seed: 415,
      onset: '2026-10-20T11:00:00.000Z',
      failing: dead,
      events: (machine) => [
        machine.system('Service Control Manager', 7045, 'information', '2026-10-20T10:52:00.000Z', {
          ServiceName: 'Northwall Endpoint Agent',
          ImagePath: '"C:\\Program Files\\Northwall\\Endpoint\\nwagent.exe"',
          ServiceType: 'user mode service',
          StartType: 'auto start',
          AccountName: 'LocalSystem',
        }),
        machine.system('Service Control Manager', 7045, 'information', '2026-10-20T10:52:03.000Z', {
          ServiceName: 'nwflt',
          ImagePath: 'C:\\Windows\\system32\\drivers\\nwflt.sys',
          ServiceType: 'kernel mode driver',
          StartType: 'system start',
          AccountName: '',
        }),
      ],
    }),
  }),
];
