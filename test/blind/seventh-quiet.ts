import { channelNames, clientAttempt } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { written } from './fifth-days.ts';
import { daysLater, every, later } from './moments.ts';
import { asked, began, case7, mill, monday, one, vet, yard } from './seventh-days.ts';

const notebook = one('NB-IWERSEN.werft.example').log;
const accusations = [
  'stopped-service',
  'blocking-firewall',
  'locked-account',
  'wrong-password',
  'unreachable-domain-controller',
  'broken-domain-trust',
  'disabled-tls-versions',
  'disjoint-cipher-suites',
  'lossy-network',
  'update-regression',
  'session-time-limit',
  'logon-flood',
  'dead-tunnel',
];
const well = { kind: 'healthy', truth: ['healthy'], mustNot: accusations } as const;
const open = { kind: 'cannot tell', truth: ['unknown'], mustNot: accusations } as const;
const remote = [
  channelNames.core,
  channelNames.connections,
  channelNames.connectionsAdmin,
  channelNames.sessions,
];

/** Servers on which all is well, whatever is in their logs, and logs from which nobody can tell. */
export const seventhQuiet: readonly BlindCase[] = [
  case7({
    ...well,
    id: 'seventh-quiet-stopped-for-an-hour',
    made: 'On the Saturday before last the service was stopped for an hour of work and started again; everybody has worked since.',
    files: yard({
      computer: 'TS-Q1.werft.example',
      seed: 741,
      events: (machine) => [
        machine.service('UmRdpService', false, '2026-10-10T09:00:00.000Z'),
        machine.service('TermService', false, '2026-10-10T09:00:02.000Z'),
        machine.service('TermService', true, '2026-10-10T10:02:00.000Z'),
        machine.service('UmRdpService', true, '2026-10-10T10:02:02.000Z'),
        machine.log.connections(258, '2026-10-10T10:02:04.000Z', { listenerName: 'RDP-Tcp' }),
      ],
    }),
  }),
  case7({
    ...well,
    id: 'seventh-quiet-scanner-on-sundays',
    made: 'A vulnerability scanner tries old versions and suites each Sunday night and lets go (36874 and 36888 by the dozen); people work as ever.',
    files: yard({
      computer: 'TS-Q2.werft.example',
      seed: 742,
      events: (machine) =>
        ['2026-10-11T23:00:00.000Z', '2026-10-18T23:00:00.000Z'].flatMap((night) =>
          every(4, night, 90).flatMap((time, i) => [
            machine.log.core(131, time, { ConnType: 'TCP', ClientIP: `172.20.9.9:${String(41_000 + i)}` }),
            machine.listened(later(time, 0.1)),
            machine.system('Schannel', 36_874, 'error', later(time, 0.2), {
              Protocol: 'TLS 1.0',
            }),
            machine.system('Schannel', 36_888, 'error', later(time, 0.2), {
              AlertDesc: '40',
              ErrorState: '1205',
            }),
            machine.log.core(102, later(time, 0.3)),
          ]),
        ),
    }),
  }),
  case7({
    ...well,
    id: 'seventh-quiet-mill-restarts-at-noon',
    made: 'The mill’s server restarts each day at noon, when nobody is there; the night shift signs in and works.',
    files: mill({
      computer: 'MUEHLE-Q3',
      seed: 743,
      restarts: Array.from({ length: 16 }, (_, day) => daysLater('2026-10-05T10:00:00.000Z', day)),
    }),
  }),
  case7({
    ...well,
    id: 'seventh-quiet-six-typing-errors',
    made: 'On Tuesday the reception mistyped the new password six times within four minutes, then got in and worked all day, and on Wednesday again.',
    mayAlso: ['logged-wrong-credentials'],
    mustNot: accusations.filter((id) => id !== 'wrong-password'),
    files: vet({
      computer: 'VET-Q4',
      seed: 744,
      events: (machine) =>
        every(40, '2026-10-20T05:20:00.000Z', 6).map((time) =>
          machine.refused(time, { user: 'empfang', from: '192.168.2.21' }, '0xc000006d', '0xc000006a'),
        ),
    }),
  }),
  case7({
    ...open,
    id: 'seventh-open-system-log-alone',
    made: 'Only the System log was handed in, and it holds the usual; nobody gets in since Monday, says the mail.',
    mayAlso: ['unreached-service', 'failing-since-onset'],
    context: { unreachableSince: monday },
    files: yard({
      computer: 'TS-Q5.werft.example',
      seed: 745,
      without: [...remote, channelNames.security, 'Application'],
    }),
  }),
  case7({
    ...open,
    id: 'seventh-open-five-closed-sockets',
    made: 'A notebook’s client log with 2308 five times on one morning and nothing else: the connection was closed, by whom or why is nowhere.',
    mayAlso: [
      'client-reported',
      'closed-session',
      'unexplained-close',
      'failing-since-onset',
      'dropped-before-sign-in',
    ],
    files: written(
      every(300, '2026-10-21T06:10:00.000Z', 5).flatMap((time) =>
        clientAttempt(notebook, time, 'ts-dock.werft.example', 2308),
      ),
    ),
  }),
  case7({
    ...open,
    id: 'seventh-open-one-subnet-silent',
    made: 'Since Monday nobody from 172.20.6 appears in the server’s logs any more while the others work; a new firewall, a cut cable or a works outing look the same from here.',
    truth: ['unknown', 'healthy', 'unreached-service'],
    mayAlso: ['failing-since-onset'],
    files: yard({
      computer: 'TS-Q7.werft.example',
      seed: 746,
      onset: monday,
      whom: ['detlefsen', 'ewers', 'feddersen'],
      failing: () => [],
    }),
  }),
  case7({
    ...open,
    id: 'seventh-open-cleared-on-sunday',
    made: 'Somebody cleared Security and System on Sunday night (1102, 104), the other logs were not handed in, and nothing but services has been written since.',
    mayAlso: ['failing-since-onset', 'unreached-service'],
    context: { unreachableSince: '2026-10-18T22:00:00.000Z' },
    files: yard({
      computer: 'TS-Q8.werft.example',
      seed: 747,
      from: '2026-10-18T22:00:00.000Z',
      workers: [],
      without: [...remote, 'Application'],
      events: (machine) => [
        machine.event(
          channelNames.security,
          'Microsoft-Windows-Eventlog',
          1102,
          'information',
          '2026-10-18T22:00:01.000Z',
        ),
        machine.system('Microsoft-Windows-Eventlog', 104, 'information', '2026-10-18T22:00:02.000Z', {
          Channel: 'System',
        }),
      ],
    }),
  }),
  case7({
    ...open,
    id: 'seventh-open-train-then-office',
    made: 'A notebook’s client log: on the train on Tuesday 264 and 516 in turn, since Wednesday morning in the office it connects each time.',
    truth: ['healthy', 'unknown'],
    mayAlso: ['client-reported', 'unreached-service'],
    files: written(
      every(600, '2026-10-20T15:00:00.000Z', 6).flatMap((time, i) =>
        clientAttempt(notebook, time, 'ts-dock.werft.example', i % 2 === 0 ? 264 : 516),
      ),
      every(7_200, '2026-10-21T06:00:00.000Z', 4).flatMap((time) =>
        clientAttempt(notebook, time, 'ts-dock.werft.example'),
      ),
    ),
  }),
  case7({
    ...open,
    id: 'seventh-open-controllers-log',
    made: 'The log of a domain controller instead of the terminal server’s: services (type 3) sign in all day and two old names fail; of Remote Desktop it says nothing.',
    mayAlso: ['foreign-logs', 'failing-since-onset', 'logged-wrong-credentials'],
    files: yard({
      computer: 'DC02.werft.example',
      seed: 748,
      workers: [],
      from: daysLater(began, 9),
      until: asked,
      without: [...remote, 'Application'],
      events: (machine) =>
        every(2_700, daysLater(began, 9), 240).map((time, i) =>
          i % 40 === 0
            ? machine.refused(
                time,
                { user: i % 80 === 0 ? 'svc_scan' : 'kopierer3', from: '172.20.9.30' },
                '0xc000006d',
                '0xc0000064',
              )
            : machine.accepted(time, { user: 'svc_backup', from: '172.20.9.12' }, 3),
        ),
    }),
  }),
];
