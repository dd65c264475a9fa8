import type { BlindCase } from './blind-case.ts';
import { dead, shortSession, untraced, withoutSession } from './failures.ts';
import { every, later } from './moments.ts';
import { crashedService } from './noise.ts';
import { case3, days, reached } from './third-days.ts';

const crashed = (program: string, module: string): readonly string[] => [
  program,
  '10.0.20348.2849',
  '6f1a2b3c',
  module,
  '10.0.20348.2849',
  '5e2d1c0b',
  'c0000005',
  '00000000000a1c3f',
  '9d4',
  '01db3a',
  `C:\\Windows\\System32\\${program.replace(/_.*/, '')}`,
  `C:\\Windows\\System32\\${module}`,
  '3f2a9c',
  '',
  '',
];

/** The server itself fails: keys, crashes, memory, disks, brokers, updates, firewalls. */
export const thirdServers: readonly BlindCase[] = [
  case3({
    id: 'third-acme-key',
    kind: 'with cause',
    made: 'A renewal tool bound its new certificate at night; the service may not read the key: Schannel 36870 each time.',
    truth: ['unreadable-certificate-key'],
    mayAlso: [
      'failing-since-onset',
      'failing-tls-service',
      'rejected-configured-certificate',
      'dropped-before-sign-in',
    ],
    mustNot: [
      'failed-certificate-renewal',
      'disabled-tls-versions',
      'expiring-role-certificate',
      'missing-listener-certificate',
    ],
    files: days({
      computer: 'web-rdp.contoso.example',
      seed: 311,
      onset: '2026-11-14T03:10:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
          Type: 'server',
          ErrorCode: '0x8009030d',
          ErrorStatus: '10001',
        }),
      ],
      events: (machine) => [
        machine.event(
          'Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational',
          'Microsoft-Windows-CertificateServicesClient-Lifecycle-System',
          1006,
          'information',
          '2026-11-14T03:09:40.000Z',
          { Context: 'Local Machine' },
        ),
      ],
    }),
  }),
  case3({
    id: 'third-no-new-certificate',
    kind: 'with cause',
    made: 'A German server cannot replace its self-made certificate (1058, access denied); from then on nobody gets past TLS.',
    truth: ['failed-certificate-renewal'],
    mayAlso: [
      'closed-key-folder',
      'unreadable-certificate-key',
      'failing-since-onset',
      'failing-tls-service',
      'crowded-key-files',
      'dropped-before-sign-in',
    ],
    mustNot: ['disabled-tls-versions', 'wrong-clock-here', 'unusable-certificate-template'],
    files: days({
      computer: 'FIBU.firma.example',
      seed: 312,
      language: 'de',
      onset: '2026-11-17T04:00:00.000Z',
      failing: dead,
      events: (machine) =>
        every(28_800, '2026-11-17T03:58:00.000Z', 4).map((time) =>
          machine.log.rcm(1058, time, ['Zugriff verweigert', '']),
        ),
    }),
  }),
  case3({
    id: 'third-service-crashes',
    kind: 'with cause',
    made: 'rdpcorets.dll faults in the TermService process at many connections; the service is started again each time.',
    truth: ['crashing-module'],
    mayAlso: ['stopped-service', 'failing-since-onset', 'crashed-session', 'sessions-break-off'],
    mustNot: ['logon-flood', 'draining-server', 'update-regression'],
    files: days({
      computer: 'RDSH11.contoso.example',
      seed: 313,
      onset: '2026-11-16T08:00:00.000Z',
      failing: (machine, time, worker) => [
        ...reached(machine, time, worker),
        machine.application(
          'Application Error',
          1000,
          'error',
          later(time, 1),
          crashed('svchost.exe_TermService', 'rdpcorets.dll'),
        ),
        crashedService(machine, later(time, 2), 'Remote Desktop Services', 'TermService'),
        machine.service('TermService', true, later(time, 63)),
      ],
    }),
  }),
  case3({
    id: 'third-dwm',
    kind: 'with cause',
    made: 'A graphics driver makes dwm.exe fault in each session; people are signed in and out again within seconds.',
    truth: ['crashing-module', 'crashed-session'],
    mayAlso: ['sessions-break-off', 'failing-since-onset', 'ended-session'],
    mustNot: ['administrative-disconnect', 'session-time-limit', 'replaced-session'],
    files: days({
      computer: 'CAD-4.contoso.example',
      seed: 314,
      onset: '2026-11-17T06:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application(
          'Application Error',
          1000,
          'error',
          later(time, 6),
          crashed('dwm.exe', 'dwmcore.dll'),
        ),
        machine.application('Desktop Window Manager', 9020, 'warning', later(time, 7), ['0x8898008d']),
      ],
    }),
  }),
  case3({
    id: 'third-memory',
    kind: 'with cause',
    made: 'A browser update eats the memory of the host: 2004 each quarter of an hour, new sessions do not come up.',
    truth: ['exhausted-server-memory', { began: ['Microsoft-Windows-Resource-Exhaustion-Detector', 2004] }],
    mayAlso: ['failing-since-onset', 'crashed-session', 'closed-session'],
    mustNot: ['session-limit', 'exhausted-licenses', 'full-system-drive'],
    files: days({
      computer: 'RDSH12.contoso.example',
      seed: 315,
      onset: '2026-11-18T06:10:00.000Z',
      failing: withoutSession,
      events: (machine) =>
        every(900, '2026-11-18T06:05:00.000Z', 14).map((time) =>
          machine.system('Microsoft-Windows-Resource-Exhaustion-Detector', 2004, 'warning', time, {
            SystemCommitLimit: '34359738368',
            SystemCommitCharge: '34290000000',
            ProcessCommitCharge: '30100000000',
          }),
        ),
    }),
  }),
  case3({
    id: 'third-disk-dying',
    kind: 'without cause',
    made: 'The storage path fails: disk 153 and Ntfs 140, people are authenticated and get no session.',
    truth: [{ began: ['disk', 153] }, { began: ['Ntfs', 140] }, { began: ['Microsoft-Windows-Ntfs', 140] }],
    mayAlso: ['failing-since-onset', 'closed-session'],
    mustNot: ['exhausted-server-memory', 'full-system-drive', 'draining-server', 'logon-flood'],
    files: days({
      computer: 'SRV-ALT.contoso.example',
      seed: 316,
      onset: '2026-11-17T11:00:00.000Z',
      failing: withoutSession,
      events: (machine) =>
        every(1_800, '2026-11-17T10:58:00.000Z', 40).flatMap((time) => [
          machine.system('disk', 153, 'warning', time, ['\\Device\\Harddisk0\\DR0', '0x1f4c2a0', '0']),
          machine.system('Ntfs', 140, 'warning', later(time, 4), ['C:', 'C:']),
        ]),
    }),
  }),
  case3({
    id: 'third-full-disk-and-password',
    kind: 'with cause',
    made: "Two troubles: Ben's password expired on the 12th; since the 17th the full system drive lets nobody sign in.",
    truth: ['full-system-drive', { began: ['srv', 2013] }],
    mayAlso: ['expired-password', 'failing-since-onset', 'refused-logon', 'closed-session'],
    mustNot: ['locked-account', 'logon-flood', 'exhausted-licenses'],
    files: days({
      computer: 'TS-SUED.contoso.example',
      seed: 317,
      onset: '2026-11-17T05:30:00.000Z',
      failing: withoutSession,
      events: (machine) => [
        ...every(39_600, '2026-11-12T07:00:00.000Z', 8).map((time) =>
          machine.refused(time, { user: 'ben', from: '10.20.1.12' }, '0xc0000224', '0x0'),
        ),
        ...every(10_800, '2026-11-17T05:20:00.000Z', 9).map((time) =>
          machine.system('srv', 2013, 'warning', time, ['', 'C:']),
        ),
        ...every(5_400, '2026-11-17T05:40:00.000Z', 14).map((time) =>
          machine.application('Microsoft-Windows-User Profiles Service', 1509, 'error', time, {
            Error: 'There is not enough space on the disk.',
          }),
        ),
      ],
    }),
  }),
  case3({
    id: 'third-broker',
    kind: 'with cause',
    made: 'The broker lost its database: 1296 on the host for everybody who comes.',
    truth: ['broker-failure', 'unready-broker'],
    mayAlso: ['failing-since-onset', 'closed-session'],
    mustNot: ['draining-server', 'exhausted-licenses', 'lost-domain-channel'],
    files: days({
      computer: 'RDSH21.contoso.example',
      seed: 318,
      onset: '2026-11-17T12:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.event(
          'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
          'Microsoft-Windows-TerminalServices-SessionBroker-Client',
          1296,
          'error',
          later(time, 5),
          {},
          {
            userData: {
              element: 'EventXML',
              namespace: 'Event_NS',
              values: { param1: `${machine.domain}\\${worker.user}`, param2: '0x80070005' },
            },
          },
        ),
      ],
    }),
  }),
  case3({
    id: 'third-patch-night',
    kind: 'without cause',
    made: 'Since the restart of patch night each connection is accepted and over before anybody has signed in.',
    truth: [{ began: ['Microsoft-Windows-WindowsUpdateClient', 19] }],
    mayAlso: ['failing-since-onset', 'dropped-before-sign-in', 'update-regression', 'failed-security-layer'],
    mustNot: [
      'failed-certificate-renewal',
      'unreadable-certificate-key',
      'logon-flood',
      'disabled-tls-versions',
    ],
    files: days({
      computer: 'HIS-2.contoso.example',
      seed: 319,
      onset: '2026-11-11T02:20:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.log.termdd(later(time, 0.5), worker.from, [0x0d, 0x03, 0x09, 0x80]),
      ],
    }),
  }),
  case3({
    id: 'third-rule-deleted',
    kind: 'without cause',
    made: 'A clean-up script deleted the Remote Desktop rules at 17:12; since then no connection reaches the service.',
    truth: [
      'blocking-firewall',
      { began: ['Microsoft-Windows-Windows Firewall With Advanced Security', 2006] },
    ],
    mayAlso: ['failing-since-onset', 'unreached-service', 'public-network-profile'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'moved-port', 'foreign-port-owner'],
    context: { unreachableSince: '2026-11-16T17:30:00.000Z' },
    files: days({
      computer: 'LAGER1.contoso.example',
      seed: 320,
      onset: '2026-11-16T17:12:00.000Z',
      failing: untraced,
      events: (machine) =>
        ['RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP', 'RemoteDesktop-Shadow-In-TCP'].map(
          (RuleId, i) =>
            machine.event(
              'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
              'Microsoft-Windows-Windows Firewall With Advanced Security',
              2006,
              'information',
              later('2026-11-16T17:12:05.000Z', i),
              {
                RuleId,
                RuleName: RuleId,
                ModifyingUser: { sid: 'S-1-5-18' },
                ModifyingApplication: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
              },
            ),
        ),
    }),
  }),
  case3({
    id: 'third-suddenly-public',
    kind: 'without cause',
    made: 'After a restart the network came up as Public; since then nobody arrives, by the logs and by the person.',
    truth: ['public-network-profile', { began: ['Microsoft-Windows-NetworkProfile', 10_000] }],
    mayAlso: ['failing-since-onset', 'unreached-service', 'blocking-firewall'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'update-regression', 'missing-listener'],
    context: { unreachableSince: '2026-11-16T22:00:00.000Z' },
    files: days({
      computer: 'ARCHIV.contoso.example',
      seed: 321,
      restarts: ['2026-11-16T22:00:00.000Z'],
      onset: '2026-11-16T22:00:00.000Z',
      failing: untraced,
      events: (machine) => [
        machine.event(
          'Microsoft-Windows-NetworkProfile/Operational',
          'Microsoft-Windows-NetworkProfile',
          10_000,
          'information',
          '2026-11-16T22:02:20.000Z',
          { Name: 'Network 2', Description: 'Network 2', Type: '0', State: '1', Category: '0' },
        ),
      ],
    }),
  }),
];
