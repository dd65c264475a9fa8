import { evidence, type BlindCase } from '../blind-case.ts';
import { shortSession, withoutSession } from '../failures.ts';
import { every, later } from '../moments.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

/** Programs and storage that sign-in depends on. */
export const againBegan: readonly BlindCase[] = [
  evidence({
    id: 'again-profile-store-over-iscsi',
    kind: 'without cause',
    made: 'The storage with the profile disks loses its iSCSI path all the time since a switch was exchanged: iScsiPrt 20 and 39; sessions end at once.',
    truth: [{ began: ['iScsiPrt', 20] }, { began: ['iScsiPrt', 39] }],
    mayAlso: ['failing-since-onset'],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'wrong-password', 'exhausted-licenses'],
    now: '2026-04-23T12:00:00.000Z',
    files: server({
      computer: 'rdsh7.uitgever.example',
      seed: 231,
      language: 'nl',
      domain: 'UITGEVER',
      from: '2026-03-30T00:00:00.000Z',
      until: '2026-04-23T11:50:00.000Z',
      workers: staff('redactie 10.14.0.3', 'opmaak 10.14.0.4', 'advert 10.14.0.5'),
      onset: '2026-04-22T04:30:00.000Z',
      failing: shortSession,
      events: ({ system }) =>
        every(420, '2026-04-22T04:22:00.000Z', 260).flatMap((time) => [
          system('iScsiPrt', 20, 'error', time, ['\\Device\\RaidPort2', '']),
          system('iScsiPrt', 39, 'error', later(time, 15), ['\\Device\\RaidPort2', '']),
        ]),
    }),
  }),
  evidence({
    id: 'again-second-factor-cannot-call-home',
    kind: 'without cause',
    made: "The second factor's credential provider cannot reach its service since the proxy changed and fails closed: its own Application event 2204 at each sign-in, and no session begins.",
    truth: [{ began: ['TwinKey Logon', 2204] }],
    mayAlso: ['failing-since-onset'],
    mustNot: ['wrong-password', 'unreachable-domain-controller', 'crashed-session', 'denied-logon-right'],
    now: '2026-02-26T16:00:00.000Z',
    files: server({
      computer: 'lex-ts1.avocat.example',
      seed: 232,
      language: 'fr',
      domain: 'AVOCAT',
      without: ['Security'],
      from: '2026-02-02T00:00:00.000Z',
      until: '2026-02-26T15:50:00.000Z',
      workers: staff('me.roux 10.63.0.4', 'me.petit 10.63.0.5', 'secr1 10.63.0.9'),
      onset: '2026-02-25T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.application('TwinKey Logon', 2204, 'error', later(time, 6), [
          worker.user,
          'api.twinkey.example: connection timed out',
          'fail mode: closed',
        ]),
      ],
    }),
  }),
  evidence({
    id: 'again-broker-database-log-full',
    kind: 'without cause',
    made: 'The database of the broker on this host has a full transaction log since the backup job was removed: MSSQLSERVER 9002; people sign in and never get a session.',
    truth: [{ began: ['MSSQLSERVER', 9002] }],
    mayAlso: ['failing-since-onset', 'broker-failure'],
    mustNot: ['exhausted-licenses', 'session-limit', 'wrong-password', 'draining-server'],
    now: '2026-09-30T18:00:00.000Z',
    files: server({
      computer: 'CB-SAO.varejo.example',
      seed: 233,
      language: 'pt',
      domain: 'VAREJO',
      dawn: 10.5,
      rolledOver: { Security: '2026-09-26T00:00:00.000Z' },
      from: '2026-09-07T00:00:00.000Z',
      until: '2026-09-30T17:50:00.000Z',
      workers: staff('loja1 10.70.1.4', 'loja2 10.70.2.4', 'matriz 10.70.0.8', 'estoque 10.70.0.9'),
      onset: '2026-09-29T09:00:00.000Z',
      failing: withoutSession,
      events: ({ application }) =>
        every(300, '2026-09-29T08:41:00.000Z', 390).map((time) =>
          application('MSSQLSERVER', 9002, 'error', time, ['RDCB', 'LOG_BACKUP']),
        ),
    }),
  }),
];
