import type { BlindCase } from './blind-case.ts';
import { refusedWith } from './failures.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';
import { case7, mill, monday, patched, vet, yard } from './seventh-days.ts';

type Failing = NonNullable<Life['failing']>;

/** Each of these people is refused for a reason of their own. */
const byPerson =
  (reasons: Readonly<Record<string, Failing>>): Failing =>
  (machine, time, worker) =>
    reasons[worker.user]?.(machine, time, worker) ?? [];

/** What the sign-in is refused for. */
export const seventhSignIns: readonly BlindCase[] = [
  case7({
    id: 'seventh-log-namesake-joined',
    kind: 'with cause',
    made: 'On Sunday a clone with the same name was joined to the domain: the server’s own password there is no longer right (NETLOGON 3210), everybody gets 0xc000018d.',
    truth: ['broken-domain-trust', 'lost-domain-channel', { began: ['NETLOGON', 3210] }],
    mayAlso: ['refused-logon'],
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'update-regression'],
    files: yard({
      computer: 'TS-ZWILLING.werft.example',
      seed: 721,
      onset: '2026-10-18T14:05:00.000Z',
      failing: refusedWith('0xc000018d'),
      events: (machine) =>
        every(14_400, '2026-10-18T14:03:00.000Z', 17).map((time) =>
          machine.system('NETLOGON', 3210, 'error', time, ['WERFT', '\\\\dc02.werft.example'], {
            binary: Uint8Array.from([0x22, 0, 0, 0xc0]),
          }),
        ),
    }),
  }),
  case7({
    id: 'seventh-log-host-clock-runs-away',
    kind: 'with cause',
    made: 'The hypervisor’s clock is 19 minutes ahead since Monday; each sign-in is refused with 0xc0000133, and the time service says that it cannot take the domain’s time (50).',
    truth: ['clock-skew', 'wrong-clock-here', { began: ['Microsoft-Windows-Time-Service', 50] }],
    mayAlso: ['refused-logon'],
    mustNot: ['wrong-password', 'broken-domain-trust', 'unreachable-domain-controller', 'expired-password'],
    files: yard({
      computer: 'TS-UHR.werft.example',
      seed: 722,
      onset: monday,
      failing: refusedWith('0xc0000133'),
      events: (machine) =>
        every(21_600, later(monday, -600), 10).map((time) =>
          machine.system('Microsoft-Windows-Time-Service', 50, 'warning', time, {
            TimeDifferenceMilliseconds: '1140000',
            TimeSampleSeconds: '900',
          }),
        ),
    }),
  }),
  case7({
    id: 'seventh-log-passwords-of-the-night-shift',
    kind: 'with cause',
    made: 'Three of the five at the mill got their passwords on one day and these ran out on the night of the updates (0xc0000071 for the three); the other two work.',
    truth: ['expired-password'],
    mayAlso: ['refused-logon'],
    mustNot: ['update-regression', 'wrong-password', 'locked-account', 'expired-account', 'disabled-account'],
    files: mill({
      computer: 'MUEHLE-TS3',
      seed: 723,
      onset: patched,
      whom: ['adamek', 'czerny', 'eder'],
      failing: refusedWith('0xc000006e', '0xc0000071'),
    }),
  }),
  case7({
    id: 'seventh-log-logon-hours-of-a-swap',
    kind: 'with cause',
    made: 'On Thursday somebody gave one person of the night shift the logon hours of the day shift, six to eighteen (0xc000006f at each attempt since).',
    truth: ['restricted-logon'],
    mayAlso: ['refused-logon'],
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'expired-account', 'session-time-limit'],
    files: mill({
      computer: 'MUEHLE-TS4',
      seed: 724,
      onset: '2026-10-15T12:00:00.000Z',
      whom: ['dragan'],
      failing: refusedWith('0xc000006e', '0xc000006f'),
    }),
  }),
  case7({
    id: 'seventh-log-ntlm-off-for-vpn',
    kind: 'with cause',
    made: 'Since Monday the three on the VPN, who connect by address, are refused with 0xc0000418 (NTLM is blocked); the six in the yard work.',
    truth: ['blocked-ntlm'],
    mayAlso: ['refused-logon', 'connection-by-address'],
    mustNot: ['wrong-password', 'dead-tunnel', 'unreachable-domain-controller', 'locked-account'],
    files: yard({
      computer: 'TS-WEST.werft.example',
      seed: 725,
      onset: monday,
      whom: ['gerdes', 'hinrichs', 'iwersen'],
      failing: refusedWith('0xc0000418'),
    }),
  }),
  case7({
    id: 'seventh-log-two-people-two-reasons',
    kind: 'with cause',
    made: 'Since Monday one account is locked again and again (0xc0000234) and a contractor’s has expired (0xc0000193); the other seven work. Either reason is right.',
    truth: ['locked-account', 'expired-account'],
    mayAlso: ['refused-logon'],
    mustNot: [
      'wrong-password',
      'expired-password',
      'broken-domain-trust',
      'update-regression',
      'logon-flood',
    ],
    files: yard({
      computer: 'TS-OST.werft.example',
      seed: 726,
      onset: monday,
      whom: ['albers', 'hinrichs'],
      failing: byPerson({
        albers: refusedWith('0xc0000234'),
        hinrichs: refusedWith('0xc0000193'),
      }),
    }),
  }),
  case7({
    id: 'seventh-log-rights-after-clean-up',
    kind: 'with cause',
    made: 'The vet’s new IT firm emptied "Remote Desktop Users" on Monday: the password is right, and the session is refused with 0xc000015b; the administrator drlang works.',
    truth: ['withheld-logon-right', 'denied-logon-right'],
    mayAlso: ['refused-logon'],
    mustNot: ['wrong-password', 'locked-account', 'draining-server', 'session-limit', 'disabled-account'],
    files: vet({
      computer: 'GROSSTIER',
      seed: 727,
      onset: monday,
      whom: ['empfang', 'praxis1'],
      failing: refusedWith('0xc000015b', '0x0', 10),
    }),
  }),
];
