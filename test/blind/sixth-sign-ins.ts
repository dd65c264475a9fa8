import type { BlindCase } from './blind-case.ts';
import { refusedWith } from './failures.ts';
import { knocked } from './fifth-days.ts';
import { strangers } from './fourth-strangers.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';
import { case6, clinic } from './sixth-days.ts';

type Failing = NonNullable<Life['failing']>;
const monday = '2026-09-14T05:00:00.000Z';

const cloudNamed: Failing = (machine, time, worker) => [
  ...knocked(machine, time, worker),
  machine.security(
    4625,
    later(time, 1.5),
    {
      SubjectUserSid: { sid: 'S-1-0-0' },
      SubjectUserName: '-',
      SubjectDomainName: '-',
      SubjectLogonId: '0x0',
      TargetUserSid: { sid: 'S-1-0-0' },
      TargetUserName: `AzureAD\\${worker.user}@klinik.example`,
      TargetDomainName: '-',
      Status: '0xc000006d',
      FailureReason: '%%2313',
      SubStatus: '0xc0000064',
      LogonType: 3,
      LogonProcessName: 'NtLmSsp ',
      AuthenticationPackageName: 'NTLM',
      WorkstationName: 'HOME-PC',
      IpAddress: worker.from,
      IpPort: '0',
    },
    true,
  ),
  machine.log.core(102, later(time, 3)),
  machine.log.core(103, later(time, 3), { ReasonCode: 14 }),
];

/** Who is refused, and why the server says so. */
export const sixthSignIns: readonly BlindCase[] = [
  case6({
    id: 'sixth-log-trust-lost-after-restore',
    kind: 'with cause',
    made: 'The virtual machine was put back to a snapshot on Sunday: NETLOGON 3210 since the start, 0xC000018D for everybody of the domain.',
    truth: ['broken-domain-trust'],
    mayAlso: ['lost-domain-channel'],
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'unreachable-domain-controller'],
    files: clinic({
      computer: 'RDSH-20.klinik.example',
      seed: 630,
      restarts: ['2026-09-13T18:00:00.000Z'],
      onset: '2026-09-13T18:02:00.000Z',
      failing: refusedWith('0xc000018d'),
      events: (machine) =>
        every(7_200, '2026-09-13T18:02:30.000Z', 22).map((time) =>
          machine.system('NETLOGON', 3210, 'error', time, ['KLINIK', '\\\\dc01.klinik.example', '%%5'], {
            qualifiers: 0,
          }),
        ),
    }),
  }),
  case6({
    id: 'sixth-log-clock-from-hypervisor',
    kind: 'with cause',
    made: 'The host gives its guests a wrong hour since Monday: Time-Service 50 and 0xC0000133 (time difference at the controller) for everybody.',
    truth: ['clock-skew'],
    mustNot: [
      'wrong-password',
      'broken-domain-trust',
      'expired-certificate',
      'unreachable-domain-controller',
    ],
    files: clinic({
      computer: 'RDSH-21.klinik.example',
      seed: 631,
      onset: monday,
      failing: refusedWith('0xc0000133'),
      events: (machine) =>
        every(3_600, '2026-09-14T04:40:00.000Z', 33).map((time) =>
          machine.system('Microsoft-Windows-Time-Service', 50, 'warning', time, {
            TimeDifferenceMilliseconds: '5000',
            TimeSampleSeconds: '900',
          }),
        ),
    }),
  }),
  case6({
    id: 'sixth-log-two-people-two-reasons',
    kind: 'with cause',
    made: 'Ten work; since Monday dorota is locked out (0xC0000234) and gustav must change a password that an administrator set (0xC0000224).',
    truth: ['locked-account', 'expired-password'],
    mayAlso: ['required-fresh-credentials'],
    mustNot: [
      'disabled-account',
      'unreachable-domain-controller',
      'broken-domain-trust',
      'update-regression',
    ],
    files: clinic({
      computer: 'RDSH-22.klinik.example',
      seed: 632,
      onset: monday,
      whom: ['dorota', 'gustav'],
      failing: (machine, time, worker) =>
        refusedWith(worker.user === 'dorota' ? '0xc0000234' : '0xc0000224')(machine, time, worker),
    }),
  }),
  case6({
    id: 'sixth-log-ntlm-off-for-server',
    kind: 'with cause',
    made: 'A policy blocks NTLM on the server since Monday; all connect by address and so cannot use Kerberos: 0xC0000418 and NTLM 4002.',
    truth: ['blocked-ntlm'],
    mustNot: ['wrong-password', 'locked-account', 'broken-domain-trust', 'client-without-nla'],
    files: clinic({
      computer: 'RDSH-23.klinik.example',
      seed: 633,
      onset: monday,
      failing: (machine, time, worker) => [
        ...refusedWith('0xc0000418')(machine, time, worker),
        machine.event(
          'Microsoft-Windows-NTLM/Operational',
          'Microsoft-Windows-NTLM',
          4002,
          'warning',
          later(time, 1.4),
          { ProcessName: '', Mechanism: '(NULL)', UserName: '(NULL)', DomainName: '(NULL)', PID: '4' },
        ),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-strangers-lock-helena',
    kind: 'with cause',
    made: 'Strangers found out helena’s name and try it every few minutes since Monday; she is locked (4740, 0xC0000234) whenever she comes, the others work.',
    truth: ['locked-account'],
    mayAlso: ['logon-flood'],
    mustNot: ['wrong-password', 'disabled-account', 'expired-password', 'broken-domain-trust'],
    files: clinic({
      computer: 'RDSH-24.klinik.example',
      seed: 634,
      onset: monday,
      whom: ['helena'],
      failing: refusedWith('0xc0000234'),
      events: (machine) => [
        ...strangers(machine, '2026-09-14T00:10:00.000Z', 90, 1_200),
        ...every(240, '2026-09-14T00:12:00.000Z', 540).map((time, i) =>
          machine.refused(
            time,
            { user: 'helena', from: `198.51.100.${String(10 + (i % 200))}` },
            i % 6 === 0 ? '0xc000006d' : '0xc0000234',
            i % 6 === 0 ? '0xc000006a' : '0x0',
          ),
        ),
        ...every(3_600, '2026-09-14T00:30:00.000Z', 36).map((time) =>
          machine.security(4740, time, {
            TargetUserName: 'helena',
            TargetDomainName: 'ANGRIFF-7',
            TargetSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1160' },
            SubjectUserSid: { sid: 'S-1-5-18' },
            SubjectUserName: 'RDSH-24$',
            SubjectDomainName: 'KLINIK',
            SubjectLogonId: '0x3e7',
          }),
        ),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-night-shift-hours',
    kind: 'with cause',
    made: 'Frieda and ivo changed to a shift for which their accounts have no logon hours: 0xC000006F since Monday, everybody else works.',
    truth: ['restricted-logon'],
    mustNot: ['wrong-password', 'locked-account', 'expired-account', 'denied-logon-right'],
    files: clinic({
      computer: 'RDSH-25.klinik.example',
      seed: 635,
      onset: monday,
      whom: ['frieda', 'ivo'],
      failing: refusedWith('0xc000006e', '0xc000006f'),
    }),
  }),
  case6({
    id: 'sixth-log-group-emptied',
    kind: 'with cause',
    made: 'A clean-up of groups took the right to sign in through Remote Desktop from everybody: the password is right (4624 of type 3), type 10 ends with 0xC000015B since Monday.',
    truth: ['withheld-logon-right', 'denied-logon-right'],
    mustNot: ['wrong-password', 'draining-server', 'session-limit', 'broken-domain-trust', 'locked-account'],
    files: clinic({
      computer: 'RDSH-26.klinik.example',
      seed: 636,
      onset: monday,
      failing: (machine, time, worker) => [
        machine.accepted(later(time, 1.2), worker, 3),
        ...refusedWith('0xc000015b', '0x0', 10)(machine, time, worker),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-controllers-behind-firewall',
    kind: 'with cause',
    made: 'A new segment firewall keeps the server from its controllers since Monday: NETLOGON 5719, GroupPolicy 1129, 0xC000005E for everybody.',
    truth: ['unreachable-domain-controller'],
    mayAlso: ['lost-domain-channel'],
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'blocked-ntlm'],
    files: clinic({
      computer: 'RDSH-27.klinik.example',
      seed: 637,
      onset: monday,
      failing: refusedWith('0xc000005e'),
      events: (machine) =>
        every(5_400, '2026-09-14T04:50:00.000Z', 22).flatMap((time) => [
          machine.system('NETLOGON', 5719, 'error', time, ['KLINIK', '%%1311'], { qualifiers: 0 }),
          machine.system('Microsoft-Windows-GroupPolicy', 1129, 'error', later(time, 20), {
            SupportInfo1: '1',
            SupportInfo2: '1632',
            ProcessingMode: '0',
            ProcessingTimeInMilliseconds: '40100',
            ErrorCode: '1222',
            ErrorDescription: 'The network is not present or not started. ',
          }),
        ]),
    }),
  }),
  case6({
    id: 'sixth-log-cloud-names-from-home',
    kind: 'with cause',
    made: 'The workstation is joined to Entra only; those who since Monday come from their own computers with AzureAD\\name are unknown to it (0xC0000064 by NTLM), colleagues on company laptops get in.',
    truth: ['entra-only-sign-in', 'unknown'],
    mayAlso: ['refused-logon', 'logged-wrong-credentials'],
    mustNot: ['wrong-password', 'locked-account', 'expired-password', 'broken-domain-trust', 'logon-flood'],
    files: clinic({
      computer: 'ENTRA-PC7',
      seed: 638,
      domain: 'AzureAD',
      onset: monday,
      whom: ['frieda', 'gustav', 'helena'],
      failing: cloudNamed,
    }),
  }),
  case6({
    id: 'sixth-log-kiosk-account-disabled',
    kind: 'with cause',
    made: 'The ward’s kiosk, which signs in by itself, fails since its account was disabled on Monday (0xC0000072); people work as ever.',
    truth: ['disabled-account'],
    mustNot: ['wrong-password', 'locked-account', 'logon-flood', 'session-limit', 'expired-account'],
    files: clinic({
      computer: 'RDSH-28.klinik.example',
      seed: 639,
      onset: monday,
      whom: ['kemal'],
      failing: (machine, time, worker) =>
        refusedWith('0xc000006e', '0xc0000072')(machine, time, { ...worker, user: 'kiosk-st4' }),
    }),
  }),
];
