import { clientAttempt, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import { TcpScript } from '../pcap-writer/tcp-script.ts';
import { dead, refusedWith, untraced, withoutSession } from './failures.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, clientLog, exported, mornings4, nine } from './fourth-days.ts';
import { capture, wire } from './fourth-wire.ts';
import { every, later } from './moments.ts';
import { endedAfter, pasted } from './third-days.ts';
import { greeted } from '../corpus/evidence/capture-parts.ts';

/** Symptoms: true to say, and no reason. */
const seen = [
  'client-reported',
  'failing-since-onset',
  'unreached-service',
  'dropped-before-sign-in',
  'refused-logon',
  'filtered-port',
];
const reasons = [
  'blocking-firewall',
  'disabled-remote-desktop',
  'stopped-service',
  'unreadable-certificate-key',
  'wrong-password',
  'update-regression',
  'foreign-security-product',
];
const today = every(200, '2026-10-21T07:00:00.000Z', 6);

/** Where nobody can know from what was handed over. */
export const fourthOpen: readonly BlindCase[] = [
  case4({
    id: 'fourth-open-one-of-three',
    kind: 'cannot tell',
    made: 'The client alone: one server says 516 since this morning, two others connect at the same time; nothing of that server is there.',
    truth: ['unknown', 'unreached-service'],
    mayAlso: seen,
    mustNot: [...reasons, 'broken-client-path', 'dead-tunnel', 'switched-off-cloud-machine'],
    files: () => {
      const log = logOf('PC-300.fabrikam.example');
      return logFiles([
        ...mornings4.flatMap((time) =>
          ['rds-1', 'rds-2', 'rds-3'].flatMap((host, i) => clientAttempt(log, later(time, i * 60), host)),
        ),
        ...today.flatMap((time) => [
          ...clientAttempt(log, time, 'rds-2', 516),
          ...clientAttempt(log, later(time, 60), 'rds-1'),
          ...clientAttempt(log, later(time, 90), 'rds-3'),
        ]),
      ]);
    },
  }),
  case4({
    id: 'fourth-open-socket-closed',
    kind: 'cannot tell',
    made: 'The client alone says 2308, socket closed, each time since this morning; of the server there is nothing.',
    truth: ['unknown'],
    mayAlso: seen,
    mustNot: [...reasons, 'failed-certificate-renewal', 'resetting-middlebox', 'lossy-network'],
    files: () => clientLog('PC-301', 'rds-1.fabrikam.example', today, 2308),
  }),
  case4({
    id: 'fourth-open-system-log-rolled-over',
    kind: 'cannot tell',
    made: 'Everybody dies before signing in since Monday noon; System and Application were too small and begin on Wednesday, so what began it is gone.',
    truth: ['unknown', 'dropped-before-sign-in'],
    mayAlso: seen,
    mustNot: [...reasons, 'failed-certificate-renewal', 'disabled-tls-versions', 'logon-flood'],
    files: nine({
      computer: 'RDS-80.fabrikam.example',
      seed: 481,
      onset: '2026-10-19T11:00:00.000Z',
      failing: dead,
      rolledOver: { System: '2026-10-21T06:00:00.000Z', Application: '2026-10-21T04:00:00.000Z' },
    }),
  }),
  case4({
    id: 'fourth-open-exported-too-early',
    kind: 'cannot tell',
    made: 'The logs were exported on Friday, all was well; the person reports 0x904 of today, which they cannot show.',
    truth: ['unknown'],
    mayAlso: seen,
    mustNot: reasons,
    code: '0x904/0x7',
    files: nine({ computer: 'RDS-81.fabrikam.example', seed: 482, until: '2026-10-16T15:00:00.000Z' }),
  }),
  case4({
    id: 'fourth-open-capture-no-answer',
    kind: 'cannot tell',
    made: 'Four SYNs without an answer: off, filtered, or the wrong address; the capture cannot tell which.',
    truth: ['unknown', 'filtered-port', 'unreached-service'],
    mayAlso: [...seen, 'dropping-filter'],
    mustNot: [...reasons, 'resetting-middlebox', 'switched-off-cloud-machine'],
    files: () =>
      capture(
        new TcpScript(wire.line).syn().wait(1_000).syn().wait(2_000).syn().wait(4_000).syn(),
        'laptop.pcap',
      ),
  }),
  case4({
    id: 'fourth-open-capture-stops',
    kind: 'cannot tell',
    made: 'The capture was stopped two packets after the ClientHello; how it went on nobody knows.',
    truth: ['unknown'],
    mayAlso: seen,
    mustNot: [
      ...reasons,
      'resetting-middlebox',
      'swallowed-request',
      'path-mtu-black-hole',
      'disabled-tls-versions',
    ],
    files: () => capture(greeted(wire.line).ack('server')),
  }),
  case4({
    id: 'fourth-open-refused-for-all',
    kind: 'cannot tell',
    made: "Everybody's sign-in is refused with 0xC000006D and no sub-status since the night; no controller's log, no System log.",
    truth: ['unknown', 'refused-logon'],
    mayAlso: seen,
    mustNot: [
      'wrong-password',
      'locked-account',
      'broken-domain-trust',
      'blocked-ntlm',
      'clock-skew',
      'logon-flood',
    ],
    files: nine({
      computer: 'RDS-82.fabrikam.example',
      seed: 483,
      onset: '2026-10-21T04:00:00.000Z',
      failing: refusedWith('0xc000006d', '0x0'),
      without: ['System', 'Application'],
    }),
  }),
  case4({
    id: 'fourth-open-three-changes-in-a-night',
    kind: 'cannot tell',
    made: 'In one night an update, a driver and a new agent came; since then no session begins, and no log says which of the three it was.',
    truth: [
      'unknown',
      'failing-since-onset',
      { began: ['Microsoft-Windows-WindowsUpdateClient', 19] },
      { began: ['Service Control Manager', 7045] },
    ],
    mayAlso: seen,
    mustNot: [
      'wrong-password',
      'stopped-service',
      'expired-licensing-grace',
      'draining-server',
      'exhausted-server-memory',
    ],
    files: nine({
      computer: 'RDS-83.fabrikam.example',
      seed: 484,
      onset: '2026-10-21T03:00:00.000Z',
      failing: withoutSession,
      events: (machine) => [
        machine.system(
          'Microsoft-Windows-WindowsUpdateClient',
          19,
          'information',
          '2026-10-21T01:20:00.000Z',
          {
            updateTitle:
              '2026-10 Cumulative Update for Windows Server 2022 for x64-based Systems (KB5070881)',
            updateGuid: { guid: '{6f2b1f9a-62bb-4b0a-a3d1-8d6d9a40f1b2}' },
            updateRevisionNumber: 1,
          },
        ),
        machine.system(
          'Microsoft-Windows-WindowsUpdateClient',
          19,
          'information',
          '2026-10-21T01:32:00.000Z',
          {
            updateTitle: 'NVIDIA - Display - 32.0.15.6094',
            updateGuid: { guid: '{5a0f2e0c-0f8a-44d8-9d7c-33a7f4c1b0aa}' },
            updateRevisionNumber: 1,
          },
        ),
        machine.system('Service Control Manager', 7045, 'information', '2026-10-21T01:41:00.000Z', {
          ServiceName: 'Northwall Endpoint Agent',
          ImagePath: '"C:\\Program Files\\Northwall\\Endpoint\\nwagent.exe"',
          ServiceType: 'user mode service',
          StartType: 'auto start',
          AccountName: 'LocalSystem',
        }),
      ],
    }),
  }),
  case4({
    id: 'fourth-open-cut-now-and-then',
    kind: 'cannot tell',
    made: 'Sessions of all people, house and branch, break off at odd times with reason 0 since Monday; neither logs nor people say more.',
    truth: ['unknown', 'sessions-break-off'],
    mayAlso: [...seen, 'ended-session', 'lossy-network'],
    mustNot: [
      ...reasons,
      'session-time-limit',
      'crashed-session',
      'administrative-disconnect',
      'replaced-session',
    ],
    files: nine({
      computer: 'RDS-84.fabrikam.example',
      seed: 485,
      onset: '2026-10-19T05:00:00.000Z',
      failing: (machine, time, worker) =>
        endedAfter(300 + ((Date.parse(time) / 1_000) % 3_900), '0')(machine, time, worker),
    }),
  }),
  case4({
    id: 'fourth-open-never-tried',
    kind: 'cannot tell',
    made: 'A System log of two hours with nothing but everyday talk, and the sentence that Remote Desktop does not work.',
    truth: ['unknown'],
    mayAlso: seen,
    mustNot: reasons,
    files: () => [
      ...nine({
        computer: 'SRV-NEW.fabrikam.example',
        seed: 486,
        from: '2026-10-21T07:30:00.000Z',
        workers: [],
        without: ['Security', 'Application'],
      })(),
      ...pasted('RDP to SRV-NEW does not work, please help. Everything else works.'),
    ],
  }),
  case4({
    id: 'fourth-open-settings-are-fine',
    kind: 'cannot tell',
    made: 'An export in which all is as it should be, and 0x204 from the client: the reason lies elsewhere.',
    truth: ['unknown'],
    mayAlso: seen,
    mustNot: [...reasons, 'moved-port', 'disabled-listener', 'missing-listener'],
    code: '0x204',
    files: () => [
      exported(
        'terminal-server.reg',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]',
        '"fDenyTSConnections"=dword:00000000',
        '',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]',
        '"PortNumber"=dword:00000d3d',
        '"SecurityLayer"=dword:00000002',
        '"UserAuthentication"=dword:00000001',
        '"fEnableWinStation"=dword:00000001',
        '"LanAdapter"=dword:00000000',
      ),
    ],
  }),
  case4({
    id: 'fourth-open-stopped-arriving',
    kind: 'cannot tell',
    made: 'The server goes on logging and nothing arrives since Tuesday noon; no change is logged and no client was asked.',
    truth: ['unknown', 'unreached-service', 'failing-since-onset'],
    mayAlso: seen,
    mustNot: [...reasons, 'public-network-profile', 'moved-port', 'single-address-listener', 'dead-tunnel'],
    files: nine({
      computer: 'RDS-85.fabrikam.example',
      seed: 487,
      onset: '2026-10-20T11:00:00.000Z',
      failing: untraced,
    }),
  }),
];
