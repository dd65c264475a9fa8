import { clientAttempt, logFiles, logOf } from '../corpus/evidence/log-events.ts';
import { refusedWith } from './failures.ts';
import type { BlindCase } from './blind-case.ts';
import { case4, crew, mornings4, nine, noController } from './fourth-days.ts';
import { strangers } from './fourth-strangers.ts';
import { machineOf, type Machine } from './machine.ts';
import { every, later } from './moments.ts';
import { reached } from './third-days.ts';
import { staff } from './worker.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';

/** Kerberos pre-authentication that fails on a domain controller. */
export function preauthentication(
  machine: Machine,
  time: string,
  user: string,
  from: string,
  status: string,
) {
  return machine.security(
    4771,
    time,
    {
      TargetUserName: user,
      TargetSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1142' },
      ServiceName: `krbtgt/${machine.domain}`,
      TicketOptions: '0x40810010',
      Status: status,
      PreAuthType: '2',
      IpAddress: `::ffff:${from}`,
      IpPort: '51200',
      CertIssuerName: '',
      CertSerialNumber: '',
      CertThumbprint: '',
    },
    true,
  );
}

/** What a domain controller writes of an old phone that knows only the last password. */
function phone(): readonly WrittenEvent[] {
  const dc = machineOf('DC1.fabrikam.example', 'en', 'FABRIKAM');
  return every(1_800, '2026-10-20T05:00:00.000Z', 56).flatMap((time, i) => [
    preauthentication(dc, time, 'jan', '10.44.9.77', i % 5 === 4 ? '0x12' : '0x18'),
    ...(i % 10 === 4
      ? [
          dc.security(4740, later(time, 1), {
            TargetUserName: 'jan',
            TargetDomainName: 'MAIL1',
            TargetSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1142' },
            SubjectUserSid: { sid: 'S-1-5-18' },
            SubjectUserName: 'DC1$',
            SubjectDomainName: 'FABRIKAM',
            SubjectLogonId: '0x3e7',
          }),
        ]
      : []),
  ]);
}

/** The member that is no longer in the group Remote Desktop Users. */
function removed(machine: Machine, time: string, user: string): WrittenEvent {
  return machine.security(4733, time, {
    MemberName: `CN=${user},OU=Staff,DC=fabrikam,DC=example`,
    MemberSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1155' },
    TargetUserName: 'Remote Desktop Users',
    TargetDomainName: 'Builtin',
    TargetSid: { sid: 'S-1-5-32-555' },
    SubjectUserSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-500' },
    SubjectUserName: 'adm-cleanup',
    SubjectDomainName: machine.domain,
    SubjectLogonId: '0x3b21f0',
  });
}

const everyday = ['wrong-password', 'stopped-service', 'unreadable-certificate-key'];

/** Accounts, passwords, domain controllers: what goes wrong while signing in. */
export const fourthSignIns: readonly BlindCase[] = [
  case4({
    id: 'fourth-log-snapshot-trust',
    kind: 'with cause',
    made: 'The server was set back to an old snapshot: NETLOGON 3210, and sign-ins fail with 0xC000018D for everybody.',
    truth: ['broken-domain-trust', 'lost-domain-channel'],
    mustNot: [...everyday, 'locked-account', 'clock-skew'],
    files: nine({
      computer: 'RDS-20.fabrikam.example',
      seed: 421,
      onset: '2026-10-19T05:00:00.000Z',
      failing: refusedWith('0xc000018d'),
      events: (machine) =>
        every(7_200, '2026-10-19T04:00:00.000Z', 27).map((time) =>
          machine.system('NETLOGON', 3210, 'error', time, ['FABRIKAM', '\\\\DC1.fabrikam.example', '%%5'], {
            binary: Uint8Array.of(0x22, 0, 0, 0xc0),
          }),
        ),
    }),
  }),
  case4({
    id: 'fourth-log-ports-used-up',
    kind: 'with cause',
    made: 'A leaking program uses up all outgoing ports (Tcpip 4231); then Netlogon finds no controller and sign-ins fail with 0xC000005E.',
    truth: ['unreachable-domain-controller', { began: ['Tcpip', 4231] }],
    mayAlso: ['lost-domain-channel', 'failing-since-onset'],
    mustNot: [...everyday, 'broken-domain-trust', 'clock-skew', 'logon-flood'],
    files: nine({
      computer: 'RDS-21.fabrikam.example',
      seed: 422,
      onset: '2026-10-21T06:00:00.000Z',
      failing: refusedWith('0xc000005e'),
      events: (machine) => [
        ...every(600, '2026-10-21T05:40:00.000Z', 24).map((time) =>
          machine.system('Tcpip', 4231, 'warning', time, ['\\Device\\Tcp'], { qualifiers: 32_768 }),
        ),
        ...every(900, '2026-10-21T05:52:00.000Z', 15).map((time) => noController(machine, time)),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-clock-jumped',
    kind: 'with cause',
    made: 'The host set the guest clock eleven minutes wrong (Kernel-General 1); sign-ins fail since with 0xC0000133.',
    truth: ['clock-skew'],
    mayAlso: ['unreachable-domain-controller'],
    mustNot: [...everyday, 'broken-domain-trust', 'locked-account'],
    files: nine({
      computer: 'RDS-22.fabrikam.example',
      seed: 423,
      onset: '2026-10-20T20:20:00.000Z',
      failing: refusedWith('0xc0000133'),
      events: (machine) => [
        machine.system('Microsoft-Windows-Kernel-General', 1, 'information', '2026-10-20T20:14:00.000Z', {
          NewTime: { fileTime: '2026-10-20T20:14:00.000Z' },
          OldTime: { fileTime: '2026-10-20T20:02:47.000Z' },
          Reason: 1,
        }),
        machine.system('Microsoft-Windows-Time-Service', 50, 'warning', '2026-10-20T20:30:00.000Z', {
          TimeDifferenceMilliseconds: '672000',
          TimeSampleSeconds: '900',
        }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-ntlm-forbidden',
    kind: 'with cause',
    made: 'A policy forbids incoming NTLM; whoever connects by address is refused with 0xC0000418 and the NTLM log says blocked.',
    truth: ['blocked-ntlm'],
    mustNot: [...everyday, 'locked-account', 'broken-domain-trust', 'restricted-logon'],
    files: nine({
      computer: 'RDS-23.fabrikam.example',
      seed: 424,
      onset: '2026-10-20T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...refusedWith('0xc0000418')(machine, time, worker),
        machine.event(
          'Microsoft-Windows-NTLM/Operational',
          'Microsoft-Windows-NTLM',
          4002,
          'warning',
          later(time, 1.4),
          {
            CallerPID: '4',
            ProcessName: '',
            ClientLUID: '0x3e7',
            ClientUserName: 'RDS-23$',
            MechanismOID: '(NULL)',
          },
        ),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-branch-not-allowed',
    kind: 'with cause',
    made: 'A new policy denies logon through Remote Desktop to the branch: type 10 refused with 0xC000015B for those two only.',
    truth: ['denied-logon-right', 'withheld-logon-right'],
    mustNot: [...everyday, 'locked-account', 'lossy-network'],
    files: nine({
      computer: 'RDS-24.fabrikam.example',
      seed: 425,
      onset: '2026-10-20T05:00:00.000Z',
      whom: ['karim', 'lucia'],
      failing: refusedWith('0xc000015b', '0x0', 10),
    }),
  }),
  case4({
    id: 'fourth-log-group-tidied',
    kind: 'with cause',
    made: 'Henk was taken out of Remote Desktop Users (4733); his password is right and 4825 denies him the session.',
    truth: [
      'withheld-logon-right',
      'denied-logon-right',
      { began: ['Microsoft-Windows-Security-Auditing', 4733] },
    ],
    mayAlso: ['restricted-listener-access'],
    mustNot: [...everyday, 'locked-account', 'disabled-account'],
    files: nine({
      computer: 'RDS-25.fabrikam.example',
      seed: 426,
      onset: '2026-10-20T05:00:00.000Z',
      whom: ['henk'],
      failing: (machine, time, worker) => [
        ...reached(machine, time, worker),
        machine.accepted(later(time, 1.8), worker, 3),
        machine.authenticated(later(time, 2), worker),
        machine.security(
          4825,
          later(time, 3),
          { AccountName: 'henk', AccountDomain: 'FABRIKAM', LogonID: '0x51aa10', ClientAddress: worker.from },
          true,
        ),
        machine.log.core(102, later(time, 9)),
      ],
      events: (machine) => [removed(machine, '2026-10-19T16:02:00.000Z', 'henk')],
    }),
  }),
  case4({
    id: 'fourth-log-logon-hours',
    kind: 'with cause',
    made: "Lucia's logon hours were set to the night shift on Monday; by day she is refused with 0xC000006E and 0xC000006F.",
    truth: ['restricted-logon'],
    mustNot: [...everyday, 'locked-account', 'denied-logon-right', 'expired-password'],
    files: nine({
      computer: 'RDS-26.fabrikam.example',
      seed: 427,
      onset: '2026-10-19T05:00:00.000Z',
      whom: ['lucia'],
      failing: refusedWith('0xc000006e', '0xc000006f'),
    }),
  }),
  case4({
    id: 'fourth-log-must-change',
    kind: 'with cause',
    made: 'The help desk reset Greta\'s password with "must change at next logon"; NLA refuses her with 0xC0000224.',
    truth: ['expired-password'],
    mustNot: [...everyday, 'locked-account', 'restricted-logon'],
    files: nine({
      computer: 'RDS-27.fabrikam.example',
      seed: 428,
      language: 'es',
      onset: '2026-10-20T05:00:00.000Z',
      whom: ['greta'],
      failing: refusedWith('0xc0000224'),
    }),
  }),
  case4({
    id: 'fourth-log-phone-locks-out',
    kind: 'with cause',
    made: "Server and domain controller together: a phone with Jan's old password locks him out (4771, 4740), the server says 0xC0000234.",
    truth: ['locked-account'],
    mayAlso: ['logged-wrong-credentials'],
    mustNot: [
      'stopped-service',
      'unreadable-certificate-key',
      'logon-flood',
      'clock-skew',
      'broken-domain-trust',
    ],
    files: () => [
      ...nine({
        computer: 'RDS-28.fabrikam.example',
        seed: 429,
        onset: '2026-10-20T07:00:00.000Z',
        whom: ['jan'],
        failing: refusedWith('0xc0000234'),
      })(),
      ...logFiles(phone()).map((file) => ({ ...file, name: `dc1-${file.name}` })),
    ],
  }),
  case4({
    id: 'fourth-log-contract-ended',
    kind: 'with cause',
    made: "Karim's account expired with his contract on the twentieth: 0xC0000193 at every attempt since.",
    truth: ['expired-account'],
    mustNot: [...everyday, 'locked-account', 'expired-password', 'disabled-account'],
    files: nine({
      computer: 'RDS-29.fabrikam.example',
      seed: 430,
      onset: '2026-10-20T00:00:00.000Z',
      whom: ['karim'],
      failing: refusedWith('0xc000006e', '0xc0000193'),
    }),
  }),
  case4({
    id: 'fourth-log-disabled-after-maintenance',
    kind: 'with cause',
    made: 'On Monday evening the service was stopped for twenty minutes of maintenance; what fails since today is one disabled account.',
    truth: ['disabled-account'],
    mustNot: [...everyday, 'locked-account'],
    files: nine({
      computer: 'RDS-30.fabrikam.example',
      seed: 431,
      onset: '2026-10-21T05:00:00.000Z',
      whom: ['ines'],
      failing: refusedWith('0xc000006e', '0xc0000072'),
      events: (machine) => [
        machine.service('UmRdpService', false, '2026-10-19T19:59:58.000Z'),
        machine.service('TermService', false, '2026-10-19T20:00:00.000Z'),
        machine.service('TermService', true, '2026-10-19T20:21:00.000Z'),
        machine.service('UmRdpService', true, '2026-10-19T20:21:02.000Z'),
        machine.log.connections(258, '2026-10-19T20:21:03.000Z', { listenerName: 'RDP-Tcp' }),
      ],
    }),
  }),
  case4({
    id: 'fourth-log-guessed-into-lockout',
    kind: 'with cause',
    made: 'A server on the internet: strangers guess at the administrator until the account is locked, and the owner gets 0xC0000234.',
    truth: ['locked-account'],
    mayAlso: ['logon-flood', 'logged-wrong-credentials'],
    mustNot: ['stopped-service', 'blocking-firewall', 'unreadable-certificate-key', 'expired-password'],
    files: nine({
      computer: 'VPS-3391',
      seed: 432,
      domain: 'VPS-3391',
      workers: staff('Administrator 203.0.113.9'),
      onset: '2026-10-19T05:00:00.000Z',
      failing: refusedWith('0xc0000234'),
      events: (machine) => strangers(machine, '2026-10-18T22:00:00.000Z', 1_700, 125),
    }),
  }),
  case4({
    id: 'fourth-log-only-core-exported',
    kind: 'with cause',
    made: 'Only the RdpCoreTS log was exported: event 140 follows each of one address, while others go on to sessions.',
    truth: ['wrong-password', 'logged-wrong-credentials'],
    mayAlso: ['failing-since-onset'],
    mustNot: ['locked-account', 'stopped-service', 'unreadable-certificate-key', 'logon-flood'],
    files: nine({
      computer: 'RDS-31.fabrikam.example',
      seed: 433,
      onset: '2026-10-21T05:00:00.000Z',
      whom: ['lucia'],
      failing: (machine, time, worker) => [
        ...reached(machine, time, worker),
        machine.log.core(140, later(time, 2), { IPString: worker.from }),
        machine.log.core(102, later(time, 2.2)),
        machine.log.core(103, later(time, 2.2), { ReasonCode: 14 }),
      ],
      without: [
        'System',
        'Security',
        'Application',
        'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
        'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
      ],
    }),
  }),
  case4({
    id: 'fourth-log-clocks-two-hours-apart',
    kind: 'with cause',
    made: 'The laptop is two hours ahead of the server: its 2055 belong to the 0xC000006A that the server wrote.',
    truth: ['wrong-password', 'logged-wrong-credentials'],
    mayAlso: ['clock-skew', 'wrong-clock-here', 'failing-since-onset'],
    mustNot: ['locked-account', 'unreached-service', 'stopped-service', 'dead-tunnel'],
    files: () => {
      const laptop = logOf('NB-GRETA.fabrikam.example');
      const tries = every(90, '2026-10-21T07:02:00.000Z', 5);
      return [
        ...nine({
          computer: 'RDS-32.fabrikam.example',
          seed: 434,
          onset: '2026-10-21T05:00:00.000Z',
          whom: ['greta'],
          failing: () => [],
          events: (machine) =>
            tries.flatMap((time) => refusedWith('0xc000006d', '0xc000006a')(machine, time, crew[0]!)),
        })(),
        ...logFiles([
          ...mornings4.flatMap((time) =>
            clientAttempt(laptop, later(time, 7_200), 'rds-32.fabrikam.example'),
          ),
          ...tries.flatMap((time) =>
            clientAttempt(laptop, later(time, 7_199), 'rds-32.fabrikam.example', 2055),
          ),
        ]),
      ];
    },
  }),
];
