import { clientAttempt, deadConnection, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, clientLog, crashed, crew, exported, mornings4, nine, noController } from './fourth-days.ts';
import { day, gate } from './fourth-doors.ts';
import { preauthentication } from './fourth-sign-ins.ts';
import { strangers } from './fourth-strangers.ts';
import { machineOf } from './machine.ts';
import { every, later } from './moments.ts';
import { crashedService, restarted } from './noise.ts';
import { disconnected } from './third-days.ts';

/** Nobody may be accused of these where all is well. */
const nobody = [
  'failing-since-onset',
  'crashed-session',
  'crashing-module',
  'disjoint-cipher-suites',
  'session-time-limit',
  'stopped-service',
  'unreachable-domain-controller',
  'unreadable-certificate-key',
  'wrong-password',
];

/** Machines that are well and talk a lot. */
export const fourthQuiet: readonly BlindCase[] = [
  case4({
    id: 'fourth-quiet-monitoring-probe',
    kind: 'healthy',
    made: 'A monitoring server opens port 3389 every five minutes and says nothing; each leaves a dead connection, and everybody works.',
    truth: ['healthy'],
    mustNot: nobody,
    files: nine({
      computer: 'RDS-60.fabrikam.example',
      seed: 461,
      events: (machine) =>
        every(300, '2026-10-12T00:02:00.000Z', 2_700).flatMap((time) =>
          deadConnection(machine.log, time, '10.44.1.250'),
        ),
    }),
  }),
  case4({
    id: 'fourth-quiet-some-strangers',
    kind: 'healthy',
    made: 'A server on the internet is guessed at fifty times a day by strangers; no account is locked and everybody works.',
    truth: ['healthy'],
    mayAlso: ['logon-flood'],
    mustNot: [...nobody, 'locked-account'],
    files: nine({
      computer: 'HOSTED-7.fabrikam.example',
      seed: 462,
      events: (machine) => strangers(machine, '2026-10-12T00:10:00.000Z', 470, 1_700),
    }),
  }),
  case4({
    id: 'fourth-quiet-patched-under-people',
    kind: 'healthy',
    made: 'The server was patched and restarted on two evenings, which ended the sessions that were left open; all are back in the morning.',
    truth: ['healthy'],
    mustNot: [...nobody, 'administrative-disconnect', 'update-regression', 'pending-restart'],
    files: nine({
      computer: 'RDS-61.fabrikam.example',
      seed: 463,
      restarts: ['2026-10-15T20:00:00.000Z', '2026-10-20T20:00:00.000Z'],
      events: (machine) =>
        ['2026-10-15T20:00:00.000Z', '2026-10-20T20:00:00.000Z'].flatMap((time) =>
          ['4', '7'].flatMap((session, i) => [
            disconnected(machine, later(time, -16), session, '1'),
            machine.log.sessions(24, later(time, -16), {
              User: `FABRIKAM\\${crew[i]!.user}`,
              SessionID: session,
              Address: crew[i]!.from,
            }),
          ]),
        ),
    }),
  }),
  case4({
    id: 'fourth-quiet-own-certificate-renewed',
    kind: 'healthy',
    made: 'Windows made itself a new certificate on Thursday night (1056), as it does twice a year; nobody noticed.',
    truth: ['healthy'],
    mustNot: [
      ...nobody,
      'failed-certificate-renewal',
      'replaced-certificate-not-bound',
      'mismatched-certificate-key',
    ],
    files: nine({
      computer: 'RDS-62.fabrikam.example',
      seed: 464,
      language: 'fr',
      restarts: ['2026-10-15T22:00:00.000Z'],
      events: (machine) => [
        machine.log.rcm(1056, '2026-10-15T22:02:04.000Z', ['RDS-62.fabrikam.example', 'AF 12 0C 44 9E'], {
          level: 4,
        }),
      ],
    }),
  }),
  case4({
    id: 'fourth-quiet-vulnerability-scanner',
    kind: 'healthy',
    made: 'A scanner tries old TLS and odd ciphers every night: 36874, 36888, 139 and dead connections at two in the morning only.',
    truth: ['healthy'],
    mustNot: [...nobody, 'disabled-tls-versions', 'rejecting-client', 'protocol-violation'],
    files: nine({
      computer: 'RDS-63.fabrikam.example',
      seed: 465,
      events: (machine) =>
        [12, 13, 15, 16, 17, 18, 19, 20, 21].flatMap((date) =>
          every(4, `2026-10-${String(date)}T02:00:00.000Z`, 60).flatMap((time, i) => [
            ...deadConnection(machine.log, time, '10.44.1.240'),
            machine.log.core(139, later(time, 0.3), { ResultCode: '0x80090331', IPString: '10.44.1.240' }),
            i % 2 === 0
              ? machine.system('Schannel', 36_874, 'error', later(time, 0.25), { Protocol: 'TLS 1.0' })
              : machine.system('Schannel', 36_888, 'error', later(time, 0.25), {
                  AlertDesc: '70',
                  ErrorState: '1203',
                }),
          ]),
        ),
    }),
  }),
  case4({
    id: 'fourth-quiet-idle-at-night',
    kind: 'healthy',
    made: 'Who forgets to sign out is disconnected by the idle limit at night (reason 3); nobody is at work then, all by day is well.',
    truth: ['healthy'],
    mayAlso: ['session-time-limit'],
    mustNot: nobody.filter((id) => id !== 'session-time-limit'),
    files: nine({
      computer: 'RDS-64.fabrikam.example',
      seed: 466,
      events: (machine) =>
        [12, 13, 14, 15, 16, 19, 20].flatMap((date) => {
          const night = `2026-10-${String(date)}T22:10:00.000Z`;
          return [
            disconnected(machine, night, '6', '3'),
            machine.log.sessions(24, later(night, 0.2), {
              User: 'FABRIKAM\\greta',
              SessionID: '6',
              Address: '10.44.2.21',
            }),
          ];
        }),
    }),
  }),
  case4({
    id: 'fourth-quiet-domain-controller',
    kind: 'healthy',
    made: "A domain controller's log of an ordinary week: a few 4771 by mistyping, tickets, no lockout; its administrator works on it.",
    truth: ['healthy'],
    mustNot: [...nobody, 'locked-account', 'logon-flood', 'clock-skew'],
    files: nine({
      computer: 'DC1.fabrikam.example',
      seed: 467,
      workers: crew.slice(0, 2),
      events: (machine) =>
        mornings4.flatMap((time) =>
          crew.flatMap(({ user, from }, i) => [
            ...(i % 3 === 0
              ? [preauthentication(machine, later(time, i * 50 - 20), user, from, '0x18')]
              : []),
            machine.security(4768, later(time, i * 50), {
              TargetUserName: user,
              TargetDomainName: 'FABRIKAM',
              ServiceName: 'krbtgt',
              TicketOptions: '0x40810010',
              Status: '0x0',
              TicketEncryptionType: '0x12',
              PreAuthType: '2',
              IpAddress: `::ffff:${from}`,
              IpPort: '50911',
            }),
          ]),
        ),
    }),
  }),
  case4({
    id: 'fourth-quiet-laptop',
    kind: 'healthy',
    made: 'A laptop: good mornings, closed by the person (reasons 1, 2, 263), and one 516 at home before the VPN was up, minutes before a good one.',
    truth: ['healthy'],
    mayAlso: ['client-reported'],
    mustNot: [...nobody, 'unreached-service', 'dead-tunnel', 'unresolved-name'],
    files: () => {
      const log = logOf('NB-JAN.fabrikam.example');
      const closing = (time: string, value: string) =>
        log.client(1026, time, { Name: 'Disconnect Reason', Value: value, CustomLevel: 'Info' });
      return logFiles([
        ...mornings4.flatMap((time, i) => [
          ...clientAttempt(log, time, 'rds-20.fabrikam.example'),
          closing(later(time, 20_000), ['1', '2', '263'][i % 3]!),
        ]),
        ...clientAttempt(log, '2026-10-21T06:30:00.000Z', 'rds-20.fabrikam.example', 516),
        ...clientAttempt(log, '2026-10-21T06:34:00.000Z', 'rds-20.fabrikam.example'),
      ]);
    },
  }),
  case4({
    id: 'fourth-quiet-gateway',
    kind: 'healthy',
    made: 'A gateway through which everybody works; 303 with 1226 each evening is how people leave, one mistyped password gave a 201.',
    truth: ['healthy'],
    mustNot: [...nobody, 'turned-away-by-gateway', 'failing-gateway', 'unreachable-gateway'],
    files: () => {
      const machine = machineOf('RDGW5.fabrikam.example', 'en', 'FABRIKAM');
      return logFiles([
        ...[...mornings4, '2026-10-21T06:50:00.000Z'].flatMap((time) =>
          crew.flatMap((who, i) => day(machine, later(time, i * 280), who, `pc-${who.user}`)),
        ),
        gate(machine, 201, '2026-10-20T06:49:00.000Z', crew[0]!, { ErrorCode: '23002' }),
      ]);
    },
  }),
  case4({
    id: 'fourth-quiet-crashing-neighbours',
    kind: 'healthy',
    made: 'Explorer, the spooler and an office add-in crash now and then, backups complain; sessions go on all the same.',
    truth: ['healthy'],
    mustNot: nobody,
    files: nine({
      computer: 'RDS-65.fabrikam.example',
      seed: 468,
      events: (machine) => [
        ...every(31_000, '2026-10-12T08:00:00.000Z', 24).flatMap((time) => [
          crashed(machine, time, 'explorer.exe', 'shcore.dll', 'C:\\Windows\\System32\\shcore.dll'),
          crashed(
            machine,
            later(time, 900),
            'EXCEL.EXE',
            'AddinLoader.dll',
            'C:\\Program Files\\Addin\\AddinLoader.dll',
          ),
        ]),
        ...every(80_000, '2026-10-12T09:30:00.000Z', 9).map((time) =>
          crashedService(machine, time, 'Print Spooler', 'Spooler'),
        ),
        ...every(86_400, '2026-10-12T21:00:00.000Z', 9).map((time) =>
          machine.application('VSS', 8193, 'error', time, ['QueryFullProcessImageNameW', '0x80070006']),
        ),
      ],
    }),
  }),
  case4({
    id: 'fourth-quiet-boot-before-network',
    kind: 'healthy',
    made: 'At each restart Netlogon and the clock complain because the network is not up yet (5719, 129); a minute later all is well.',
    truth: ['healthy'],
    mustNot: [...nobody, 'lost-domain-channel', 'broken-domain-trust', 'clock-skew'],
    files: nine({
      computer: 'RDS-66.fabrikam.example',
      seed: 469,
      restarts: ['2026-10-16T03:00:00.000Z', '2026-10-20T03:00:00.000Z', '2026-10-21T03:00:00.000Z'],
      events: (machine) =>
        ['2026-10-16T03:01:50.000Z', '2026-10-20T03:01:50.000Z', '2026-10-21T03:01:50.000Z'].flatMap(
          (time) => [
            noController(machine, time),
            machine.system('Microsoft-Windows-Time-Service', 129, 'warning', later(time, 3), {
              ErrorMessage: 'The entry is not found. (0x800706E1)',
              RetryMinutes: '15',
            }),
          ],
        ),
    }),
  }),
  case4({
    id: 'fourth-quiet-sleeping-workstation',
    kind: 'healthy',
    made: 'A workstation that sleeps at night (Kernel-Power 42, Power-Troubleshooter 1) and is used from home each day, today too.',
    truth: ['healthy'],
    mustNot: [...nobody, 'unreached-service', 'unconnected-adapter'],
    files: nine({
      computer: 'WS-GRETA.fabrikam.example',
      seed: 470,
      workers: crew.slice(0, 1),
      events: (machine) =>
        [12, 13, 14, 15, 16, 19, 20].flatMap((date) => [
          machine.system(
            'Microsoft-Windows-Kernel-Power',
            42,
            'information',
            `2026-10-${String(date)}T20:30:00.000Z`,
            {
              TargetState: 4,
              EffectiveState: 4,
              Reason: 7,
              Flags: 0,
            },
          ),
          machine.system(
            'Microsoft-Windows-Power-Troubleshooter',
            1,
            'information',
            `2026-10-${String(date + 1)}T05:10:00.000Z`,
            { SleepTime: { fileTime: `2026-10-${String(date)}T20:30:00.000Z` }, WakeSourceType: 4 },
          ),
        ]),
    }),
  }),
  case4({
    id: 'fourth-quiet-mended-on-sunday',
    kind: 'healthy',
    made: 'The service was restarted after an hour on Sunday, when nobody works; since then everybody has worked for days.',
    truth: ['healthy'],
    mustNot: nobody,
    files: nine({
      computer: 'RDS-67.fabrikam.example',
      seed: 471,
      events: (machine) => [
        machine.service('TermService', false, '2026-10-18T12:00:00.000Z'),
        machine.service('TermService', true, '2026-10-18T13:04:00.000Z'),
        machine.log.connections(258, '2026-10-18T13:04:01.000Z', { listenerName: 'RDP-Tcp' }),
        ...restarted(machine, '2026-10-18T13:30:00.000Z', 'Other (Planned)'),
      ],
    }),
  }),
  case4({
    id: 'fourth-quiet-client-and-server',
    kind: 'healthy',
    made: 'Server logs and the log of one client that connects every morning, this morning too; settings as Windows sets them.',
    truth: ['healthy'],
    mustNot: [...nobody, 'unreached-service', 'client-reported'],
    files: () => [
      ...nine({ computer: 'rds-68.fabrikam.example', seed: 472 })(),
      ...clientLog('NB-HENK', 'rds-68.fabrikam.example', [], 0, [
        ...clientAttempt(logOf('NB-HENK'), '2026-10-21T07:30:00.000Z', 'rds-68.fabrikam.example'),
      ]),
      exported(
        'rdp-tcp.reg',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]',
        '"fDenyTSConnections"=dword:00000000',
        '',
        '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]',
        '"PortNumber"=dword:00000d3d',
        '"SecurityLayer"=dword:00000002',
        '"UserAuthentication"=dword:00000001',
      ),
    ],
  }),
];
