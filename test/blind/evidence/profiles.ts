import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, shortSession, withoutSession } from '../failures.ts';
import { daysLater, later } from '../moments.ts';
import { server, session } from '../server-life.ts';
import { staff } from '../worker.ts';

const profiles = 'Microsoft-Windows-User Profiles Service';

/** Sign-in works and the person's own surroundings do not: profiles, policies, allowed programs. */
export const profileCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-temporary-profile',
    kind: 'without cause',
    made: 'The profile list of one person has a .bak key after a disk was swapped: User Profiles Service 1511 and 1515, and her sessions end at once.',
    truth: [{ began: [profiles, 1511] }, { began: [profiles, 1515] }],
    mustNot: ['wrong-password', 'crashed-session', 'session-time-limit', 'denied-logon-right'],
    now: '2026-03-19T13:10:00.000Z',
    files: server({
      computer: 'ts-koeln2.hafen.example',
      seed: 11,
      without: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational'],
      language: 'de',
      domain: 'HAFEN',
      from: '2026-02-23T00:00:00.000Z',
      until: '2026-03-19T12:40:00.000Z',
      workers: staff('m.brandt 10.40.7.21', 'y.aydin 10.40.7.33', 'o.lenz 10.40.9.4'),
      onset: '2026-03-18T06:00:00.000Z',
      whom: ['y.aydin'],
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application(profiles, 1515, 'error', later(time, 4.2)),
        machine.application(profiles, 1511, 'error', later(time, 4.6)),
      ],
      events: ({ system }) => [
        system('disk', 7, 'error', '2026-03-17T19:20:11.000Z', ['\\Device\\Harddisk1\\DR1'], {
          qualifiers: 49_156,
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-profile-container-full',
    kind: 'without cause',
    made: 'The share of the profile containers is full: FSLogix logs error 26 for everybody and the sessions close.',
    truth: [{ began: ['Microsoft-FSLogix-Apps', 26] }, { began: ['FSLogix-Apps', 26] }],
    mustNot: ['exhausted-server-memory', 'session-limit', 'broker-failure', 'wrong-password'],
    now: '2026-06-10T16:00:00.000Z',
    files: server({
      computer: 'AVD-SH-04.northwind.example',
      seed: 12,
      without: ['Security'],
      domain: 'NORTHWIND',
      dawn: 13,
      from: '2026-05-25T00:00:00.000Z',
      until: '2026-06-10T15:55:00.000Z',
      workers: staff('kim.o 172.21.0.18', 'raj.p 172.21.0.44', 'lou.t 172.21.1.9', 'ana.v 172.21.1.31'),
      onset: '2026-06-10T12:30:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.event(
          'Microsoft-FSLogix-Apps/Operational',
          'Microsoft-FSLogix-Apps',
          26,
          'error',
          later(time, 7),
          {
            Message: `FindFile failed for path: \\\\stor01\\profiles$\\${worker.user}*`,
            ErrorCode: '112',
            ErrorText: 'There is not enough space on the disk.',
          },
        ),
      ],
      events: ({ event }) =>
        Array.from({ length: 14 }, (_, i) =>
          event(
            'Microsoft-FSLogix-Apps/Operational',
            'Microsoft-FSLogix-Apps',
            57,
            'information',
            daysLater('2026-05-26T13:20:00.000Z', i),
            {
              Message: 'ReAttach check ok',
            },
          ),
        ),
    }),
  }),
  evidence({
    id: 'blind-roaming-path-gone',
    kind: 'without cause',
    made: 'The DFS root of the roaming profiles was retired over the weekend: 1521 and 1509 at each sign-in, which takes minutes, and people give up without a session.',
    truth: [
      { began: [profiles, 1521] },
      { began: [profiles, 1509] },
      { began: ['Microsoft-Windows-DfsSvc', 14_550] },
    ],
    mustNot: ['slow-network', 'unreachable-domain-controller', 'wrong-password'],
    now: '2025-11-18T10:00:00.000Z',
    files: server({
      computer: 'RDSH01.mairie.example',
      seed: 13,
      language: 'fr',
      domain: 'MAIRIE',
      from: '2025-10-27T00:00:00.000Z',
      until: '2025-11-18T09:30:00.000Z',
      workers: staff('cdupont 192.168.30.51', 'lmartin 192.168.30.52', 'pnguyen 192.168.31.17'),
      onset: '2025-11-17T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.application(profiles, 1521, 'error', later(time, 24), {
          Error: 'Le chemin réseau n’a pas été trouvé.',
        }),
        machine.application(profiles, 1509, 'warning', later(time, 31), {
          Error: 'Le chemin réseau n’a pas été trouvé.',
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-policy-takes-ten-minutes',
    kind: 'without cause',
    made: 'A policy maps drives to a server that is gone; Winlogon 6006 says GPClient took 612 seconds, and nobody waits that long.',
    truth: [
      { began: ['Microsoft-Windows-Winlogon', 6005] },
      { began: ['Microsoft-Windows-Winlogon', 6006] },
      { began: ['Wlclntfy', 6005] },
      { began: ['Microsoft-Windows-GroupPolicy', 1085] },
    ],
    mustNot: ['slow-network', 'slow-name-resolution', 'stopped-service'],
    now: '2026-04-22T14:00:00.000Z',
    files: server({
      computer: 'SRVTS3',
      seed: 14,
      rolledOver: { Security: '2026-04-20T11:02:00.000Z' },
      language: 'nl',
      domain: 'VEILING',
      from: '2026-04-01T00:00:00.000Z',
      until: '2026-04-22T13:30:00.000Z',
      workers: staff('jdevries 10.8.0.6', 'kbakker 10.8.0.10', 'svdberg 10.8.0.14'),
      onset: '2026-04-22T05:30:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.application('Microsoft-Windows-Winlogon', 6005, 'warning', later(time, 62), {
          EventName: 'CreateSession',
          SubscriberName: 'GPClient',
        }),
        machine.application('Microsoft-Windows-Winlogon', 6006, 'warning', later(time, 612), {
          SubscriberName: 'GPClient',
          Duration: '612',
          EventName: 'CreateSession',
        }),
        machine.system('Microsoft-Windows-GroupPolicy', 1085, 'warning', later(time, 611), {
          SupportInfo1: '1',
          SupportInfo2: '4404',
          ProcessingMode: '0',
          ErrorCode: '53',
          ErrorDescription: 'Het netwerkpad is niet gevonden.',
          ExtensionName: 'Group Policy Drive Maps',
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-applocker-blocks-userinit-script',
    kind: 'without cause',
    made: 'A new AppLocker rule set denies the logon program in System32\\GroupPolicy; EXE and DLL 8004 at each sign-in and the session ends.',
    truth: [{ began: ['Microsoft-Windows-AppLocker', 8004] }],
    mustNot: ['denied-logon-right', 'remoteapp-only', 'crashed-session', 'administrative-disconnect'],
    now: '2026-01-27T18:00:00.000Z',
    files: server({
      computer: 'KIOSK-RDS.school.example',
      seed: 15,
      language: 'es',
      domain: 'ESCUELA',
      dawn: 13.5,
      from: '2026-01-05T00:00:00.000Z',
      until: '2026-01-27T17:45:00.000Z',
      workers: staff('alumno07 10.10.4.7', 'alumno19 10.10.4.19', 'prof.ruiz 10.10.2.3'),
      onset: '2026-01-27T14:00:00.000Z',
      whom: ['alumno07', 'alumno19'],
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.event(
          'Microsoft-Windows-AppLocker/EXE and DLL',
          'Microsoft-Windows-AppLocker',
          8004,
          'error',
          later(time, 6),
          {},
          {
            userData: {
              element: 'RuleAndFileData',
              namespace: 'http://schemas.microsoft.com/schemas/event/Microsoft.Windows/1.0.0.0',
              values: {
                PolicyName: 'EXE',
                RuleName: '-',
                TargetUser: 'S-1-5-21-1-2-3-1107',
                FilePath: '%SYSTEM32%\\USERINIT.EXE',
                Fqbn: '-',
              },
            },
          },
        ),
      ],
      events: ({ event }) => [
        event(
          'Microsoft-Windows-AppLocker/EXE and DLL',
          'Microsoft-Windows-AppLocker',
          8001,
          'information',
          '2026-01-27T13:52:10.000Z',
        ),
        ...Array.from({ length: 30 }, (_, i) =>
          event(
            'Microsoft-Windows-AppLocker/EXE and DLL',
            'Microsoft-Windows-AppLocker',
            8002,
            'information',
            later('2026-01-26T14:00:00.000Z', i * 700),
          ),
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-code-integrity-blocks-service-dll',
    kind: 'without cause',
    made: 'A WDAC policy in enforced mode blocks a DLL that a display filter loads into the service; Code Integrity 3077, svchost cannot load it, connections die at once.',
    truth: [
      { began: ['Microsoft-Windows-CodeIntegrity', 3077] },
      { began: ['Microsoft-Windows-CodeIntegrity', 3099] },
    ],
    mustNot: ['resetting-middlebox', 'unreadable-certificate-key', 'update-regression'],
    now: '2026-07-03T09:00:00.000Z',
    files: server({
      computer: 'PAW-7.corp.example',
      seed: 16,
      rolledOver: {
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational': '2026-06-27T12:00:00.000Z',
        Security: '2026-06-30T20:00:00.000Z',
      },
      domain: 'CORP',
      from: '2026-06-15T00:00:00.000Z',
      until: '2026-07-03T08:50:00.000Z',
      workers: staff('adm.holt 10.99.1.8', 'adm.reyes 10.99.1.9'),
      onset: '2026-07-02T05:00:00.000Z',
      failing: dead,
      events: ({ event }) => {
        const ci = 'Microsoft-Windows-CodeIntegrity';
        return [
          event(`${ci}/Operational`, ci, 3099, 'information', '2026-07-01T22:04:12.000Z', {
            PolicyNameBuffer: 'CORP-Enforced-v9',
            PolicyIdBuffer: '0701',
          }),
          ...Array.from({ length: 22 }, (_, i) =>
            event(`${ci}/Operational`, ci, 3077, 'error', later('2026-07-01T22:10:00.000Z', i * 5_200), {
              'File Name': '\\Device\\HarddiskVolume3\\Program Files\\ScreenGuard\\sgrdp64.dll',
              'Process Name': '\\Device\\HarddiskVolume3\\Windows\\System32\\svchost.exe',
              'Requested Signing Level': 2,
              PolicyName: 'CORP-Enforced-v9',
            }),
          ),
        ];
      },
    }),
  }),
  evidence({
    id: 'blind-evaluation-expired',
    kind: 'without cause',
    made: 'The evaluation period of Windows is over: wlms.exe shuts the server down every hour (User32 1074), and sessions are lost each time.',
    truth: [{ began: ['User32', 1074] }, { began: ['Microsoft-Windows-Wlms', 100] }],
    mustNot: ['expired-licensing-grace', 'missing-license-server', 'update-regression', 'logon-flood'],
    now: '2026-02-12T15:00:00.000Z',
    context: { lastWorked: '2026-02-11T16:00:00.000Z' },
    files: server({
      computer: 'WIN-8Q2K0PJ1',
      seed: 17,
      without: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational'],
      domain: 'WIN-8Q2K0PJ1',
      from: '2026-01-20T00:00:00.000Z',
      until: '2026-02-12T14:50:00.000Z',
      workers: staff('Administrator 203.0.113.77'),
      onset: '2026-02-12T01:00:00.000Z',
      failing: (machine, time, worker) => session(machine, time, worker, 12).filter(({ id }) => id !== 23),
      events: ({ system, service }) =>
        Array.from({ length: 13 }, (_, i) => later('2026-02-12T01:21:00.000Z', i * 3_660)).flatMap((time) => [
          system(
            'User32',
            1074,
            'information',
            time,
            [
              'C:\\Windows\\system32\\wlms\\wlms.exe',
              'WIN-8Q2K0PJ1',
              'Other (Planned)',
              '0x80000000',
              'shutdown',
              'The license period for this installation of Windows has expired. The operating system is shutting down.',
              'NT AUTHORITY\\SYSTEM',
            ],
            { qualifiers: 32_768 },
          ),
          system('EventLog', 6006, 'information', later(time, 8), [], { qualifiers: 32_768 }),
          system('Microsoft-Windows-Kernel-General', 13, 'information', later(time, 9)),
          system('Microsoft-Windows-Kernel-General', 12, 'information', later(time, 70)),
          system('EventLog', 6005, 'information', later(time, 80), [], { qualifiers: 32_768 }),
          service('TermService', true, later(time, 90)),
        ]),
    }),
  }),
  evidence({
    id: 'blind-corrupt-user-hive',
    kind: 'without cause',
    made: 'The NTUSER.DAT of one person is corrupt after a power cut: User Profiles Service 1508 and 1502; he is signed out at once.',
    truth: [
      { began: [profiles, 1508] },
      { began: [profiles, 1502] },
      { began: ['Microsoft-Windows-Kernel-General', 5] },
    ],
    mustNot: ['wrong-password', 'session-time-limit', 'restricted-logon'],
    now: '2026-08-06T07:45:00.000Z',
    files: server({
      computer: 'BIURO-TS.zaklad.example',
      seed: 18,
      language: 'pl',
      domain: 'ZAKLAD',
      dawn: 5,
      from: '2026-07-13T00:00:00.000Z',
      until: '2026-08-06T07:40:00.000Z',
      workers: staff('a.nowak 192.168.5.20', 'j.zielinski 192.168.5.22', 'm.wojcik 192.168.5.29'),
      onset: '2026-08-05T04:30:00.000Z',
      whom: ['j.zielinski'],
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application(profiles, 1508, 'error', later(time, 4.1), {
          Error: 'Baza danych rejestru konfiguracji jest uszkodzona.',
          File: 'C:\\Users\\j.zielinski\\ntuser.dat',
        }),
        machine.application(profiles, 1502, 'error', later(time, 4.4), {
          Error: 'Baza danych rejestru konfiguracji jest uszkodzona.',
        }),
      ],
      events: ({ system }) => [
        system('Microsoft-Windows-Kernel-Power', 41, 'critical', '2026-08-04T19:12:40.000Z', {
          BugcheckCode: 0,
          PowerButtonTimestamp: 0,
        }),
        system(
          'EventLog',
          6008,
          'error',
          '2026-08-04T19:12:55.000Z',
          ['21:02:11', '2026-08-04', '', '', '1722', '', ''],
          { qualifiers: 32_768 },
        ),
        system('Microsoft-Windows-Kernel-General', 5, 'error', '2026-08-04T19:13:20.000Z', {
          HiveName: '\\??\\C:\\Users\\j.zielinski\\ntuser.dat',
        }),
      ],
    }),
  }),
];
