import { clientAttempt, logFiles, logOf } from '../../corpus/evidence/log-events.ts';
import { evidence, type BlindCase } from '../blind-case.ts';
import { refusedWith } from '../failures.ts';
import { every } from '../moments.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

/** Accounts of people and of the computer itself. */
export const againAccounts: readonly BlindCase[] = [
  evidence({
    id: 'again-computer-account-deleted',
    kind: 'with cause',
    made: 'A clean-up script deleted the account of the computer in the domain: 4625 with 0xC000018B for everybody and NETLOGON 5721 since then.',
    truth: ['broken-domain-trust'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['wrong-password', 'unreachable-domain-controller', 'clock-skew', 'disabled-account'],
    now: '2026-03-25T10:00:00.000Z',
    files: server({
      computer: 'ts-kade.haven.example',
      seed: 211,
      language: 'nl',
      domain: 'HAVEN',
      without: ['Application'],
      from: '2026-03-02T00:00:00.000Z',
      until: '2026-03-25T09:50:00.000Z',
      workers: staff('j.devries 10.31.0.5', 'm.bakker 10.31.0.6', 'loods 10.31.4.2'),
      onset: '2026-03-25T05:00:00.000Z',
      failing: refusedWith('0xc000018b'),
      events: ({ system }) =>
        every(1_800, '2026-03-25T05:02:00.000Z', 9).map((time) =>
          system('NETLOGON', 5721, 'error', time, ['\\\\dc02.haven.example', 'HAVEN', '', 'TS-KADE$']),
        ),
    }),
  }),
  evidence({
    id: 'again-auditor-account-ended',
    kind: 'with cause',
    made: 'The accounts of two auditors end with the month: 4625 with 0xC0000193 for them since the first, the staff goes on.',
    truth: ['expired-account'],
    mustNot: ['expired-password', 'disabled-account', 'wrong-password', 'locked-account'],
    now: '2026-07-02T15:00:00.000Z',
    files: server({
      computer: 'CONTAB-TS',
      seed: 212,
      language: 'pt',
      domain: 'CONTAB',
      dawn: 10,
      without: ['System'],
      from: '2026-06-08T00:00:00.000Z',
      until: '2026-07-02T14:50:00.000Z',
      workers: staff('auditor1 172.20.3.4', 'auditor2 172.20.3.5', 'rlima 172.20.1.8', 'csouza 172.20.1.9'),
      onset: '2026-07-01T03:00:00.000Z',
      whom: ['auditor1', 'auditor2'],
      failing: refusedWith('0xc0000193'),
    }),
  }),
  evidence({
    id: 'again-logon-hours-in-the-log',
    kind: 'with cause',
    made: 'Accounts of temporary workers got a table of logon hours that is in the wrong time zone: 4625 with 0xC000006F for them all day.',
    truth: ['restricted-logon'],
    mustNot: ['wrong-password', 'clock-skew', 'session-time-limit', 'denied-logon-right'],
    now: '2026-10-08T07:00:00.000Z',
    files: server({
      computer: 'TOKYO-RDS2.kaisha.example',
      seed: 213,
      language: 'ja',
      domain: 'KAISHA',
      dawn: 0.2,
      from: '2026-09-14T00:00:00.000Z',
      until: '2026-10-08T06:50:00.000Z',
      workers: staff('temp01 10.81.0.11', 'temp02 10.81.0.12', 'sato 10.81.0.20', 'mori 10.81.0.21'),
      onset: '2026-10-07T00:00:00.000Z',
      whom: ['temp01', 'temp02'],
      failing: refusedWith('0xc000006e', '0xc000006f'),
    }),
  }),
  evidence({
    id: 'again-client-log-password-expired',
    kind: 'with cause',
    made: "Only the client's log of somebody at home: it worked for three weeks, and since Monday each attempt ends with 3847, expired password.",
    truth: ['expired-password'],
    mayAlso: ['client-reported'],
    mustNot: ['wrong-password', 'locked-account', 'expired-account', 'stopped-service'],
    now: '2026-11-17T18:00:00.000Z',
    files: () => {
      const log = logOf('HEIM-PC7');
      return logFiles([
        ...every(86_400, '2026-10-26T07:12:00.000Z', 20).flatMap((time) =>
          clientAttempt(log, time, 'rds.kammer.example'),
        ),
        ...every(4_200, '2026-11-16T07:10:00.000Z', 8).flatMap((time) =>
          clientAttempt(log, time, 'rds.kammer.example', 3847),
        ),
      ]);
    },
  }),
];
