import type { BlindCase } from './blind-case.ts';
import { refusedWith, withoutSession } from './failures.ts';
import { asked, branch, case5, computer, eight, knocked, office, written } from './fifth-days.ts';
import { every, later } from './moments.ts';
import { staff } from './worker.ts';

const dc = computer('DC-HQ.nordwind.example');
const robots = staff('svc_scan 10.60.9.4', 'birgit 10.60.4.22', 'carlos 10.60.4.37');

/** Whom a server refuses, and why. */
export const fifthSignIns: readonly BlindCase[] = [
  case5({
    id: 'fifth-log-robot-password',
    kind: 'with cause',
    made: 'A jump host: the service account of a robot is refused at each attempt since Monday, its password has expired (0xC0000071); people get in.',
    truth: ['expired-password'],
    mustNot: ['wrong-password', 'locked-account', 'logon-flood', 'expired-account'],
    files: branch({
      computer: 'JUMP-01.nordwind.example',
      seed: 520,
      domain: 'NORDWIND',
      workers: robots,
      onset: '2026-11-23T04:00:00.000Z',
      whom: ['svc_scan'],
      failing: refusedWith('0xc000006e', '0xc0000071'),
    }),
  }),
  case5({
    id: 'fifth-log-dc-lockout',
    kind: 'with cause',
    made: 'Only the log of the domain controller: dana is locked (4740 from TC-17) and every check of hers says 0xC0000234, all others pass.',
    truth: ['locked-account'],
    mayAlso: ['wrong-password'],
    mustNot: ['disabled-account', 'expired-password', 'unreachable-domain-controller', 'logon-flood'],
    files: written(
      every(4_700, '2026-11-23T06:00:00.000Z', 60).map((time, i) =>
        dc.security(
          4776,
          time,
          check(eight[i % 8]?.user === 'dana' ? 'abel' : (eight[i % 8]?.user ?? ''), '0x0'),
        ),
      ),
      every(30, '2026-11-26T06:58:00.000Z', 5).map((time) =>
        dc.security(4776, time, check('dana', '0xc000006a'), true),
      ),
      [
        dc.security(4740, '2026-11-26T07:00:01.000Z', {
          TargetUserName: 'dana',
          TargetDomainName: 'TC-17',
          TargetSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1187' },
          SubjectUserSid: { sid: 'S-1-5-18' },
          SubjectUserName: 'DC-HQ$',
          SubjectDomainName: 'NORDWIND',
          SubjectLogonId: '0x3e7',
        }),
      ],
      every(600, '2026-11-26T07:05:00.000Z', 12).map((time) =>
        dc.security(4776, time, check('dana', '0xc0000234'), true),
      ),
    ),
  }),
  case5({
    id: 'fifth-log-night-shift',
    kind: 'with cause',
    made: 'The hours of sign-in were cut for the night shift: two users are refused with 0xC000006F, the others come by day as ever.',
    truth: ['restricted-logon'],
    mustNot: ['wrong-password', 'clock-skew', 'expired-account', 'withheld-logon-right'],
    files: branch({
      computer: 'TS-LAGER.nordwind.example',
      seed: 522,
      domain: 'NORDWIND',
      dawn: 14.5,
      until: '2026-11-26T23:30:00.000Z',
      onset: '2026-11-23T12:00:00.000Z',
      whom: ['goran', 'hanne'],
      failing: refusedWith('0xc000006e', '0xc000006f'),
    }),
    now: '2026-11-26T23:30:00.000Z',
  }),
  case5({
    id: 'fifth-log-snapshot-restored',
    kind: 'with cause',
    made: 'A snapshot of five weeks ago was restored on Sunday; since then NETLOGON 3210 and 0xC000018D for every account of the domain.',
    truth: ['broken-domain-trust', 'lost-domain-channel'],
    mustNot: ['unreachable-domain-controller', 'wrong-password', 'clock-skew', 'disabled-account'],
    files: branch({
      computer: 'TS-09.nordwind.example',
      seed: 523,
      domain: 'NORDWIND',
      onset: '2026-11-22T17:00:00.000Z',
      restarts: ['2026-11-22T16:40:00.000Z'],
      failing: refusedWith('0xc000018d'),
      events: (machine) =>
        every(14_400, '2026-11-22T16:45:00.000Z', 23).map((time) =>
          machine.system('NETLOGON', 3210, 'error', time, ['NORDWIND', '\\\\DC-HQ.nordwind.example'], {
            qualifiers: 0,
          }),
        ),
    }),
  }),
  case5({
    id: 'fifth-log-clock-after-resume',
    kind: 'with cause',
    made: 'The host was resumed from a saved state on Wednesday and its clock stayed 47 minutes behind; each sign-in is refused with 0xC0000133.',
    truth: ['clock-skew'],
    mayAlso: ['wrong-clock-here'],
    mustNot: ['unreachable-domain-controller', 'wrong-password', 'broken-domain-trust', 'restricted-logon'],
    files: branch({
      computer: 'TS-10.nordwind.example',
      seed: 525,
      domain: 'NORDWIND',
      onset: '2026-11-25T05:00:00.000Z',
      failing: refusedWith('0xc0000133'),
      events: (machine) =>
        every(21_600, '2026-11-25T04:10:00.000Z', 6).map((time) =>
          machine.system('Microsoft-Windows-Time-Service', 36, 'warning', time, { TimeDifference: '86400' }),
        ),
    }),
  }),
  case5({
    id: 'fifth-log-branch-line-down',
    kind: 'with cause',
    made: 'The line of the site is cut since Thursday six o’clock: NETLOGON 5719 again and again, and 0xC000005E for all who sign in locally.',
    truth: ['unreachable-domain-controller', 'lost-domain-channel'],
    mustNot: ['broken-domain-trust', 'wrong-password', 'locked-account', 'clock-skew'],
    files: branch({
      computer: 'TS-FILIALE.nordwind.example',
      seed: 526,
      domain: 'NORDWIND',
      language: 'de',
      onset: '2026-11-26T06:00:00.000Z',
      failing: refusedWith('0xc000005e'),
      events: (machine) =>
        every(900, '2026-11-26T06:02:00.000Z', 39).map((time) =>
          machine.system('NETLOGON', 5719, 'error', time, ['NORDWIND', '%%1311'], { qualifiers: 0 }),
        ),
    }),
  }),
  case5({
    id: 'fifth-log-temps-removed',
    kind: 'with cause',
    made: 'Two temps were taken out of Remote Desktop Users on Monday (4733); since then 4825 denies exactly them.',
    truth: ['withheld-logon-right', 'denied-logon-right'],
    mayAlso: ['denied-session'],
    mustNot: ['wrong-password', 'session-limit', 'draining-server', 'locked-account'],
    files: branch({
      computer: 'TS-11.nordwind.example',
      seed: 528,
      domain: 'NORDWIND',
      onset: '2026-11-23T10:00:00.000Z',
      whom: ['carlos', 'fatou'],
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.security(
          4825,
          later(time, 2.4),
          {
            AccountName: worker.user,
            AccountDomain: machine.domain,
            LogonID: '0x71c20a',
            ClientAddress: worker.from,
          },
          true,
        ),
      ],
      events: (machine) =>
        ['2026-11-23T09:41:00.000Z', '2026-11-23T09:41:06.000Z'].map((time) =>
          machine.security(4733, time, {
            MemberName: '-',
            MemberSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1311' },
            TargetUserName: 'Remote Desktop Users',
            TargetDomainName: 'Builtin',
            TargetSid: { sid: 'S-1-5-32-555' },
          }),
        ),
    }),
  }),
  case5({
    id: 'fifth-log-ntlm-over-vpn',
    kind: 'with cause',
    made: 'NTLM was forbidden on the server; who comes by address through the VPN cannot use Kerberos and is refused with 0xC0000418.',
    truth: ['blocked-ntlm'],
    mustNot: ['wrong-password', 'dead-tunnel', 'locked-account', 'unreachable-domain-controller'],
    files: branch({
      computer: 'TS-12.nordwind.example',
      seed: 529,
      domain: 'NORDWIND',
      onset: '2026-11-24T16:00:00.000Z',
      whom: ['emil', 'fatou'],
      failing: refusedWith('0xc0000418'),
    }),
  }),
  case5({
    id: 'fifth-log-contractor-and-cleared-log',
    kind: 'with cause',
    made: 'The Security log was cleared on Wednesday night (1102), the outage of last week is long over, and what fails is one contractor whose account has ended.',
    truth: ['expired-account'],
    mustNot: ['stopped-service', 'wrong-password', 'expired-password', 'disabled-account'],
    files: office({
      computer: 'SRV-GRAF',
      seed: 531,
      language: 'de',
      onset: '2026-11-26T04:00:00.000Z',
      whom: ['mira'],
      failing: (machine, time, worker) =>
        [0, 1_900].flatMap((wait) =>
          refusedWith('0xc000006e', '0xc0000193')(machine, later(time, wait), worker),
        ),
      rolledOver: { Security: '2026-11-25T21:30:00.000Z' },
      events: (machine) => [
        machine.service('TermService', false, '2026-11-18T05:10:00.000Z'),
        machine.service('TermService', true, '2026-11-18T08:20:00.000Z'),
        machine.event(
          'Security',
          'Microsoft-Windows-Eventlog',
          1102,
          'information',
          '2026-11-25T21:30:00.000Z',
          {},
          {
            userData: {
              element: 'LogFileCleared',
              namespace: 'http://manifests.microsoft.com/win/2004/08/windows/eventlog',
              values: { SubjectUserName: 'uwe', SubjectDomainName: 'GRAF', SubjectLogonId: '0x51aa' },
            },
          },
        ),
      ],
    }),
  }),
  case5({
    id: 'fifth-log-leaver-by-mistake',
    kind: 'with cause',
    made: 'Spanish server: HR disabled the wrong Birgit (0xC0000072) on Tuesday, everybody else works and mistypes as ever.',
    truth: ['disabled-account'],
    mustNot: ['wrong-password', 'locked-account', 'expired-account'],
    files: branch({
      computer: 'TS-MADRID.nordwind.example',
      seed: 532,
      domain: 'NORDWIND',
      language: 'es',
      until: asked,
      onset: '2026-11-24T05:00:00.000Z',
      whom: ['birgit'],
      failing: (machine, time, worker) => [
        ...knocked(machine, time, worker),
        machine.refused(later(time, 1.4), worker, '0xc000006e', '0xc0000072'),
        machine.log.core(102, later(time, 2)),
        machine.log.core(103, later(time, 2), { ReasonCode: 14 }),
      ],
    }),
  }),
];

function check(user: string, status: string) {
  return {
    PackageName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
    TargetUserName: user,
    Workstation: user === 'dana' ? 'TC-17' : 'TS-01',
    Status: status,
  };
}
