import type { BlindCase } from './blind-case.ts';
import { dead, refusedWith, withoutSession } from './failures.ts';
import { every, later } from './moments.ts';
import { case3, days, reached, text } from './third-days.ts';

/** Sign-ins that are refused, licences and the clock, as ten days of logs tell them. */
export const thirdAccounts: readonly BlindCase[] = [
  case3({
    id: 'third-clock',
    kind: 'with cause',
    made: 'The virtual host lost its time source; two days later everybody is refused with 0xC0000133.',
    truth: ['clock-skew'],
    mayAlso: ['refused-logon', 'failing-since-onset', 'logged-wrong-credentials'],
    mustNot: ['wrong-password', 'lost-domain-channel', 'logon-flood'],
    files: days({
      computer: 'TS-LEIPZIG.contoso.example',
      seed: 301,
      onset: '2026-11-17T05:00:00.000Z',
      failing: refusedWith('0xc0000133'),
      events: (machine) =>
        every(7_200, '2026-11-15T02:00:00.000Z', 30).map((time) =>
          machine.system('Microsoft-Windows-Time-Service', 36, 'warning', time, {
            TimeSampleSeconds: '86400',
          }),
        ),
    }),
  }),
  case3({
    id: 'third-restored-snapshot',
    kind: 'with cause',
    made: 'A snapshot was put back: the machine account no longer fits; NETLOGON 3210, sign-ins 0xC000018D.',
    truth: ['broken-domain-trust', 'lost-domain-channel'],
    mayAlso: ['refused-logon', 'failing-since-onset'],
    mustNot: ['wrong-password', 'unreachable-domain-controller', 'clock-skew'],
    files: days({
      computer: 'APP07.contoso.example',
      seed: 302,
      restarts: ['2026-11-16T19:00:00.000Z'],
      onset: '2026-11-16T19:05:00.000Z',
      failing: refusedWith('0xc000018d'),
      events: (machine) =>
        every(14_400, '2026-11-16T19:04:00.000Z', 10).map((time) =>
          machine.system('NETLOGON', 3210, 'error', time, ['CONTOSO', '\\\\dc01.contoso.example', 'APP07'], {
            binary: Uint8Array.of(0x22, 0, 0, 0xc0),
          }),
        ),
    }),
  }),
  case3({
    id: 'third-left-the-group',
    kind: 'with cause',
    made: 'Dirk changed departments: his password is right, Windows says 4825 and 0xC000015B; all others work.',
    truth: ['denied-logon-right'],
    mayAlso: [
      'withheld-logon-right',
      'restricted-logon',
      'refused-logon',
      'denied-early',
      'restricted-listener-access',
    ],
    mustNot: ['wrong-password', 'locked-account', 'failing-since-onset'],
    files: days({
      computer: 'TS02.contoso.example',
      seed: 303,
      onset: '2026-11-16T06:00:00.000Z',
      whom: ['dirk'],
      failing: (machine, time, worker) => [
        ...reached(machine, time, worker),
        machine.accepted(later(time, 1.5), worker, 3),
        machine.security(4825, later(time, 2), {
          AccountName: worker.user,
          AccountDomain: machine.domain,
          LogonID: '0x7c1d2',
          ClientAddress: worker.from,
        }),
        machine.refused(later(time, 2.2), worker, '0xc000015b', '0x0', 10),
      ],
    }),
  }),
  case3({
    id: 'third-ntlm-audit-over',
    kind: 'with cause',
    made: 'NTLM was switched off by policy; the two who come by address are refused 0xC0000418, the rest use Kerberos.',
    truth: ['blocked-ntlm'],
    mayAlso: ['refused-logon', 'restricted-logon'],
    mustNot: ['wrong-password', 'locked-account', 'lost-domain-channel'],
    files: days({
      computer: 'ERP01.contoso.example',
      seed: 304,
      onset: '2026-11-16T05:00:00.000Z',
      whom: ['dirk', 'eva'],
      failing: refusedWith('0xc0000418'),
      events: (machine) =>
        every(5_400, '2026-11-16T06:10:00.000Z', 14).map((time) =>
          machine.event(
            'Microsoft-Windows-NTLM/Operational',
            'Microsoft-Windows-NTLM',
            4002,
            'warning',
            time,
            {
              ProcessName: 'svchost.exe',
              ProcessPID: '1124',
              ClientLUID: '0x3e4',
              ClientUserName: 'ERP01$',
              ClientDomainName: 'CONTOSO',
              MechanismOID: '1.3.6.1.4.1.311.2.2.10',
            },
          ),
        ),
    }),
  }),
  case3({
    id: 'third-grace-over',
    kind: 'with cause',
    made: 'A session host set up in July without a license server: 1128 each day, from the 120th day nobody gets in.',
    truth: ['expired-licensing-grace', 'missing-license-server'],
    mayAlso: ['failing-since-onset', 'refused-license', 'unset-licensing-mode', 'closed-session'],
    mustNot: ['exhausted-licenses', 'damaged-client-license', 'draining-server'],
    files: days({
      computer: 'RDSH-NEU.contoso.example',
      seed: 305,
      onset: '2026-11-16T00:00:00.000Z',
      failing: withoutSession,
      events: (machine) =>
        every(43_200, '2026-11-16T00:02:00.000Z', 5).map((time) => machine.log.rcm(1128, time)),
    }),
  }),
  case3({
    id: 'third-drained-and-forgotten',
    kind: 'with cause',
    made: 'After work on Saturday nobody took the host out of drain mode; the settings were exported with the logs.',
    truth: ['draining-server'],
    mayAlso: ['failing-since-onset', 'closed-session', 'denied-session'],
    mustNot: ['session-limit', 'exhausted-licenses', 'disabled-remote-desktop'],
    files: () => [
      ...days({
        computer: 'RDSH3.contoso.example',
        seed: 306,
        onset: '2026-11-14T15:00:00.000Z',
        failing: withoutSession,
      })(),
      text(
        'ts.reg',
        'Windows Registry Editor Version 5.00',
        '',
        String.raw`[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server]`,
        '"fDenyTSConnections"=dword:00000000',
        '"TSServerDrainMode"=dword:00000001',
        '"fSingleSessionPerUser"=dword:00000001',
        '"TSUserEnabled"=dword:00000000',
      ),
    ],
  }),
  case3({
    id: 'third-guessed-at',
    kind: 'with cause',
    made: 'The port was opened to the internet on Sunday; thousands of guesses, and people get in only now and then.',
    truth: ['logon-flood'],
    mayAlso: [
      'failing-since-onset',
      'throttled-listener',
      'locked-account',
      'dropped-before-sign-in',
      'wrong-password',
    ],
    mustNot: ['draining-server', 'lost-domain-channel'],
    files: days({
      computer: 'KASSE-SRV',
      seed: 307,
      onset: '2026-11-15T20:00:00.000Z',
      failing: dead,
      whom: ['anna', 'carla'],
      events: (machine) =>
        every(41, '2026-11-15T20:00:00.000Z', 5_000).flatMap((time, i) => {
          const from = `185.${i % 7}.${i % 23}.${(i * 37) % 250}`;
          const user = ['administrator', 'admin', 'test', 'user', 'scan'][i % 5]!;
          return [
            machine.refused(time, { user, from }, '0xc000006d', '0xc0000064'),
            machine.log.core(140, later(time, 0.2), { IPString: from }),
          ];
        }),
    }),
  }),
];
