import { clientAttempt } from '../corpus/evidence/log-events.ts';
import { session as wire } from '../corpus/evidence/capture-parts.ts';
import { writePcapng } from '../pcap-writer/capture-writer.ts';
import type { BlindCase } from './blind-case.ts';
import { dead } from './failures.ts';
import { branch, case5, computer, office, written } from './fifth-days.ts';
import { passed } from './fifth-gateway.ts';
import { every, later } from './moments.ts';
import { restarted } from './noise.ts';

const laptop = computer('NB-0777.nordwind.example').log;
const nobodyIsToBlame = [
  'stopped-service',
  'blocking-firewall',
  'wrong-password',
  'locked-account',
  'logon-flood',
  'unreachable-domain-controller',
  'lossy-network',
  'session-time-limit',
  'failing-since-onset',
];

const well = { kind: 'healthy', truth: ['healthy'], mustNot: nobodyIsToBlame } as const;

/** Machines that are well and write what frightens people. */
export const fifthQuiet: readonly BlindCase[] = [
  case5({
    ...well,
    id: 'fifth-quiet-three-people',
    made: 'An office of three over ten days: a handful of sessions a day, all good, the weekend empty.',
    files: office({ computer: 'SRV-GRAF', seed: 540, language: 'de' }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-bridge-days',
    made: 'Closed from Thursday to Tuesday for a holiday, nobody came; on Wednesday and Thursday all are back in.',
    files: branch({
      computer: 'TS-21.nordwind.example',
      seed: 541,
      domain: 'NORDWIND',
      onset: '2026-11-19T00:00:00.000Z',
      mended: '2026-11-25T00:00:00.000Z',
      failing: () => [],
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-logs-cleared',
    made: 'Somebody tidied up: System and Security were cleared on Wednesday night (104, 1102), sessions go on as before.',
    files: branch({
      computer: 'TS-22.nordwind.example',
      seed: 543,
      domain: 'NORDWIND',
      rolledOver: { Security: '2026-11-25T20:00:00.000Z', System: '2026-11-25T20:00:05.000Z' },
      events: (machine) => [
        machine.event(
          'Security',
          'Microsoft-Windows-Eventlog',
          1102,
          'information',
          '2026-11-25T20:00:00.000Z',
        ),
        machine.system('Microsoft-Windows-Eventlog', 104, 'information', '2026-11-25T20:00:05.000Z'),
      ],
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-nightly-restart',
    made: 'The server restarts every night at three and once more on Wednesday at noon, when nobody worked for two minutes.',
    files: branch({
      computer: 'TS-23.nordwind.example',
      seed: 544,
      domain: 'NORDWIND',
      events: (machine) =>
        [...every(86_400, '2026-11-17T03:00:00.000Z', 10), '2026-11-25T11:59:00.000Z'].flatMap((time) =>
          restarted(machine, time, 'Other (Planned)'),
        ),
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-backup-account',
    made: 'The service account of the backup has a stale password: 4625 of type 5 every half hour, which keeps nobody from Remote Desktop.',
    files: branch({
      computer: 'TS-24.nordwind.example',
      seed: 546,
      domain: 'NORDWIND',
      events: (machine) =>
        every(1_800, '2026-11-16T00:20:00.000Z', 500).map((time) =>
          machine.security(
            4625,
            time,
            {
              SubjectUserSid: { sid: 'S-1-5-18' },
              SubjectUserName: 'TS-24$',
              SubjectDomainName: 'NORDWIND',
              SubjectLogonId: '0x3e7',
              TargetUserSid: { sid: 'S-1-0-0' },
              TargetUserName: 'svc_backup',
              TargetDomainName: 'NORDWIND',
              Status: '0xc000006d',
              FailureReason: '%%2313',
              SubStatus: '0xc000006a',
              LogonType: 5,
              LogonProcessName: 'Advapi  ',
              AuthenticationPackageName: 'Negotiate',
              WorkstationName: 'TS-24',
              IpAddress: '-',
              IpPort: '-',
            },
            true,
          ),
        ),
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-scanner-of-audit',
    made: 'The vulnerability scanner knocks every night from one address and hangs up; all people get in by day.',
    files: branch({
      computer: 'JUMP-03.nordwind.example',
      seed: 547,
      domain: 'NORDWIND',
      events: (machine) =>
        every(86_400, '2026-11-16T01:30:00.000Z', 11).flatMap((night) =>
          every(4, night, 6).flatMap((time) => dead(machine, time, { user: '', from: '10.60.250.9' })),
        ),
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-late-line-at-boot',
    made: 'At each weekly restart NETLOGON 5719 stands once because the line of the site comes up later; nobody was refused.',
    files: branch({
      computer: 'TS-FILIALE2.nordwind.example',
      seed: 549,
      domain: 'NORDWIND',
      restarts: ['2026-11-16T03:00:00.000Z', '2026-11-23T03:00:00.000Z'],
      events: (machine) =>
        ['2026-11-16T03:02:10.000Z', '2026-11-23T03:02:12.000Z'].map((time) =>
          machine.system('NETLOGON', 5719, 'error', time, ['NORDWIND', '%%1311'], { qualifiers: 0 }),
        ),
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-outage-of-last-week',
    made: 'All died on Tuesday of last week until the evening; since Wednesday of last week everybody gets in again.',
    mustNot: nobodyIsToBlame.filter((id) => id !== 'failing-since-onset'),
    files: branch({
      computer: 'TS-25.nordwind.example',
      seed: 550,
      domain: 'NORDWIND',
      language: 'fr',
      onset: '2026-11-17T05:00:00.000Z',
      mended: '2026-11-17T19:00:00.000Z',
      failing: dead,
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-vpn-closes-lids',
    made: 'VPN users close their laptops and come back: LocalSessionManager 40 with reason 0, 24, and 25 a little later, every day.',
    files: branch({
      computer: 'TS-26.nordwind.example',
      seed: 552,
      domain: 'NORDWIND',
      events: (machine) =>
        [16, 17, 18, 19, 20, 23, 24, 25, 26].flatMap((day) => {
          const time = `2026-11-${day}T10:${day}:00.000Z`;
          const who = { User: 'NORDWIND\\emil', SessionID: '3', Address: '10.212.7.14' };
          return [
            machine.log.sessions(40, time, { Session: '3', Reason: '0' }),
            machine.log.sessions(24, later(time, 0.1), who),
            machine.log.core(131, later(time, 400), { ConnType: 'TCP', ClientIP: '10.212.7.14:50998' }),
            machine.listened(later(time, 400.1)),
            machine.authenticated(later(time, 402), { user: 'emil', from: '10.212.7.14' }),
            machine.log.sessions(25, later(time, 403), who),
          ];
        }),
    }),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-laptop-week',
    made: 'A laptop that connects each morning and ends with 1 or 2 when its owner leaves; one 2055 was a slip before coffee.',
    files: written(
      [17, 18, 19, 20, 23, 24, 25, 26].flatMap((day, i) => [
        ...(i === 2 ? clientAttempt(laptop, '2026-11-19T06:58:00.000Z', 'ts-26', 2055) : []),
        ...clientAttempt(laptop, `2026-11-${day}T07:00:00.000Z`, 'ts-26'),
        laptop.client(1026, `2026-11-${day}T15:3${i}:00.000Z`, {
          Name: 'Disconnect Reason',
          Value: i % 2 === 0 ? '2' : '1',
          CustomLevel: 'Info',
        }),
      ]),
    ),
  }),
  case5({
    ...well,
    id: 'fifth-quiet-wire-and-gateway',
    made: 'A gateway through which all come, and a capture of a session that works.',
    mayAlso: ['untrusted-certificate', 'name-mismatch', 'connection-by-address'],
    files: () => [
      ...written(passed('2026-11-17T06:30:00.000Z', 40, 'ts-26.nordwind.example'))(),
      { name: 'good.pcapng', bytes: writePcapng(wire({}, { start: '2026-11-26T08:00:00.000Z' }).packets) },
    ],
  }),
];
