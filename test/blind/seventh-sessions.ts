import type { BlindCase } from './blind-case.ts';
import { dead, droppedSession, shortSession, withoutSession } from './failures.ts';
import { endedBy } from './fifth-days.ts';
import { strangers } from './fourth-strangers.ts';
import { every, later } from './moments.ts';
import { case7, mill, monday, vet, yard } from './seventh-days.ts';

/** Sessions that do not come, do not stay, or are taken away. */
export const seventhSessions: readonly BlindCase[] = [
  case7({
    id: 'seventh-log-two-desks-one-account',
    kind: 'with cause',
    made: 'Since Monday the trainee at the second desk uses the account of the reception too: its session is taken over within minutes (40 with reason 5).',
    truth: ['replaced-session'],
    mayAlso: ['sessions-break-off', 'ended-session'],
    mustNot: ['lossy-network', 'session-time-limit', 'administrative-disconnect', 'wrong-password'],
    files: vet({
      computer: 'KLEINTIER',
      seed: 712,
      onset: monday,
      whom: ['empfang'],
      failing: (machine, time, worker) => [
        ...endedBy(5, 7)(machine, time, worker),
        ...endedBy(5, 4)(machine, later(time, 420), { ...worker, from: '192.168.2.27' }),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-idle-at-the-mill',
    kind: 'with cause',
    made: 'A policy of Monday evening ends idle sessions after a quarter of an hour (40 with reason 3); the night shift says that "the network throws us out".',
    truth: ['session-time-limit'],
    mayAlso: ['sessions-break-off', 'ended-session'],
    mustNot: ['lossy-network', 'replaced-session', 'administrative-disconnect', 'resetting-middlebox'],
    files: mill({
      computer: 'MUEHLE-TS2',
      seed: 713,
      onset: '2026-10-19T18:00:00.000Z',
      failing: endedBy(3, 15),
      events: (machine) => [
        machine.system('Microsoft-Windows-GroupPolicy', 1502, 'information', '2026-10-19T17:44:00.000Z', {
          SupportInfo1: '1',
          SupportInfo2: '4018',
          ProcessingMode: '0',
          ProcessingTimeInMilliseconds: '2214',
          DCName: 'dc01',
          NumberOfGroupPolicyObjects: '8',
        }),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-no-ports-left',
    kind: 'without cause',
    made: 'A backup agent leaks sockets: since Monday noon no ephemeral port can be had (Tcpip 4231 each half hour, 4227 before), and no session begins.',
    truth: [{ began: ['Tcpip', 4231] }, { began: ['Tcpip', 4227] }],
    mayAlso: ['unreachable-domain-controller', 'exhausted-server-memory'],
    mustNot: ['wrong-password', 'draining-server', 'session-limit', 'expired-licensing-grace'],
    files: yard({
      computer: 'TS-ARCHIV.werft.example',
      seed: 715,
      onset: '2026-10-19T10:05:00.000Z',
      failing: withoutSession,
      events: (machine) => [
        machine.system('Tcpip', 4227, 'warning', '2026-10-19T09:40:00.000Z', ['\\Device\\Tcpip']),
        ...every(1_800, '2026-10-19T10:00:00.000Z', 100).map((time) =>
          machine.system('Tcpip', 4231, 'warning', time, ['\\Device\\Tcpip']),
        ),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-loose-cable',
    kind: 'without cause',
    made: 'The server’s network link goes down and up twenty times a day since Monday (b57nd60a 4, 15), and whoever works is thrown out.',
    truth: [{ began: ['b57nd60a', 4] }, { began: ['b57nd60a', 15] }],
    mayAlso: ['lossy-network', 'sessions-break-off', 'unconnected-adapter'],
    mustNot: ['session-time-limit', 'replaced-session', 'wrong-password', 'update-regression'],
    files: yard({
      computer: 'TS-LAGER.werft.example',
      seed: 716,
      onset: monday,
      failing: (machine, time, worker) => [
        ...droppedSession(machine, time, worker),
        machine.system('b57nd60a', 4, 'warning', later(time, 182), [
          '',
          'Broadcom NetXtreme Gigabit Ethernet',
        ]),
        machine.system('b57nd60a', 15, 'information', later(time, 197), [
          '',
          'Broadcom NetXtreme Gigabit Ethernet',
        ]),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-one-broken-profile',
    kind: 'without cause',
    made: 'Since Monday the profile of one person cannot be loaded (User Profiles Service 1508, 1500) and the session ends at once; nobody else is hit.',
    truth: [
      { began: ['Microsoft-Windows-User Profiles Service', 1500] },
      { began: ['Microsoft-Windows-User Profiles Service', 1508] },
    ],
    mayAlso: ['ended-session', 'crashed-session', 'sessions-break-off'],
    mustNot: ['wrong-password', 'withheld-logon-right', 'lossy-network', 'full-system-drive'],
    files: yard({
      computer: 'TS-KAI.werft.example',
      seed: 717,
      onset: monday,
      whom: ['brodersen'],
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application('Microsoft-Windows-User Profiles Service', 1508, 'error', later(time, 4.4), {
          Error: 'The process cannot access the file because it is being used by another process.',
          File: 'C:\\Users\\brodersen\\ntuser.dat',
        }),
        machine.application('Microsoft-Windows-User Profiles Service', 1500, 'error', later(time, 4.5), {
          Error: 'The process cannot access the file because it is being used by another process.',
        }),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-flood-chokes-vet',
    kind: 'with cause',
    made: 'The router opens 3389 since Sunday: strangers come every three minutes and, beside them, many connections never finish (1006 hourly); from Monday on the practice’s own attempts die, too.',
    truth: [
      'logon-flood',
      'throttled-listener',
      { began: ['Microsoft-Windows-TerminalServices-RemoteConnectionManager', 1006] },
    ],
    mayAlso: ['dropped-before-sign-in'],
    mustNot: ['wrong-password', 'stopped-service', 'disabled-tls-versions', 'unreadable-certificate-key'],
    files: vet({
      computer: 'VET-SERVER',
      seed: 718,
      onset: monday,
      failing: dead,
      events: (machine) => [
        ...strangers(machine, '2026-10-18T20:00:00.000Z', 1_200, 190),
        ...every(3_600, '2026-10-18T21:00:00.000Z', 60).map((time) =>
          machine.log.connectionsAdmin(1006, time, {}),
        ),
      ],
    }),
  }),
];
