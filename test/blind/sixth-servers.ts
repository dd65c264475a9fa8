import type { BlindCase } from './blind-case.ts';
import { dead, withoutSession } from './failures.ts';
import { knocked } from './fifth-days.ts';
import { strangers } from './fourth-strangers.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';
import { crashedService } from './noise.ts';
import { case6, clinic, shop } from './sixth-days.ts';

type Failing = NonNullable<Life['failing']>;
const monday = '2026-09-14T05:00:00.000Z';

const wrapped: Failing = (machine, time, worker) => [
  ...knocked(machine, time, worker),
  machine.application('Application Error', 1000, 'error', later(time, 1), [
    'svchost.exe_TermService',
    '10.0.19041.1',
    '4b9b6f4d',
    'rdpwrap.dll',
    '1.5.0.0',
    '54a0c1d2',
    'c0000005',
    '00000000000030a1',
    '5e4',
    '01dd1f3a90aa1200',
    'C:\\Windows\\System32\\svchost.exe',
    'C:\\Program Files\\RDP Wrapper\\rdpwrap.dll',
    '77ab',
    '',
    '',
  ]),
  crashedService(machine, later(time, 2), 'Remote Desktop Services', 'TermService'),
  machine.service('TermService', true, later(time, 63)),
];

const keyless: Failing = (machine, time, worker) => [
  ...dead(machine, time, worker),
  machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
    Type: 'server',
    ErrorCode: '0x8009030d',
    ErrorStatus: '10001',
  }),
];

/** What somebody set, installed or let run out on the server itself. */
export const sixthServers: readonly BlindCase[] = [
  case6({
    id: 'sixth-log-grace-over-weekend',
    kind: 'with cause',
    made: 'The mode was never set (1068 each day) and the 120 days are over on Saturday (1128, 1069); on Monday nobody gets a session.',
    truth: ['expired-licensing-grace', 'unset-licensing-mode'],
    mayAlso: ['missing-license-server'],
    mustNot: [
      'draining-server',
      'session-limit',
      'exhausted-licenses',
      'wrong-password',
      'update-regression',
    ],
    files: clinic({
      computer: 'RDSH-07.klinik.example',
      seed: 601,
      onset: '2026-09-12T04:00:00.000Z',
      failing: withoutSession,
      events: (machine) => [
        ...every(86_400, '2026-09-01T03:40:00.000Z', 15).map((time) =>
          machine.log.rcm(1068, time, [], { level: 3 }),
        ),
        ...every(14_400, '2026-09-12T04:10:00.000Z', 20).flatMap((time) => [
          machine.log.rcm(1128, time, [], { level: 2 }),
          machine.log.rcm(1069, later(time, 1), [], { level: 2 }),
        ]),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-listener-off-by-policy',
    kind: 'with cause',
    made: 'A policy for "servers without interactive use" reaches the terminal server on Friday evening: 1502, 1157, the listener stops (106, 259); the service runs on and nobody arrives.',
    truth: [
      'disabled-remote-desktop',
      'disabled-listener',
      { began: ['Microsoft-Windows-TerminalServices-RemoteConnectionManager', 259] },
      { began: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', 106] },
    ],
    mayAlso: ['unreached-service', 'missing-listener'],
    mustNot: ['stopped-service', 'blocking-firewall', 'dead-tunnel', 'wrong-password'],
    files: clinic({
      computer: 'RDSH-03.klinik.example',
      seed: 603,
      onset: '2026-09-11T18:00:00.000Z',
      failing: () => [],
      events: (machine) => [
        machine.system('Microsoft-Windows-GroupPolicy', 1502, 'information', '2026-09-11T18:20:00.000Z', {
          SupportInfo1: '1',
          SupportInfo2: '4018',
          ProcessingMode: '0',
          ProcessingTimeInMilliseconds: '3110',
          DCName: 'dc02',
          NumberOfGroupPolicyObjects: '9',
        }),
        machine.log.connectionsAdmin(1157, '2026-09-11T18:20:03.000Z', { listenerName: 'RDP-Tcp' }),
        machine.log.connections(262, '2026-09-11T18:20:03.100Z', { listenerName: 'RDP-Tcp' }),
        machine.log.core(106, '2026-09-11T18:20:03.200Z'),
        machine.log.connections(259, '2026-09-11T18:20:03.300Z', { listenerName: 'RDP-Tcp' }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-tls-hardened-too-far',
    kind: 'with cause',
    made: 'A hardening tool switched off every version of TLS on Thursday evening with a restart: 36871 with state 10013 at each attempt, nobody gets in.',
    truth: ['disabled-tls-versions'],
    mayAlso: ['failing-tls-service', 'failed-security-layer'],
    mustNot: ['unreadable-certificate-key', 'update-regression', 'stopped-service', 'disjoint-cipher-suites'],
    files: clinic({
      computer: 'RDSH-04.klinik.example',
      seed: 604,
      restarts: ['2026-09-10T19:00:00.000Z'],
      onset: '2026-09-10T19:02:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_871, 'error', later(time, 0.3), {
          Type: 'server',
          ErrorState: '10013',
        }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-keys-and-strangers',
    kind: 'with cause',
    made: 'A rights clean-up took the keys from the service on Monday (36870 at each attempt, 1057 once), while strangers guess names day and night as they did before.',
    truth: ['unreadable-certificate-key', 'closed-key-folder'],
    mayAlso: [
      'crowded-key-files',
      'logon-flood',
      'missing-listener-certificate',
      'failed-certificate-renewal',
    ],
    mustNot: ['wrong-password', 'locked-account', 'blocking-firewall', 'disabled-tls-versions'],
    files: shop({
      computer: 'LADEN-SRV',
      seed: 605,
      language: 'de',
      onset: monday,
      failing: keyless,
      events: (machine) => [
        ...strangers(machine, '2026-09-01T00:10:00.000Z', 300, 2_900).filter(({ time }) => time < monday),
        machine.log.rcm(1057, '2026-09-14T04:58:00.000Z', ['%%2148073494'], { level: 2 }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-service-account-script',
    kind: 'with cause',
    made: 'A script of the patch night gave the service an account of the domain and restarted it: it cannot sign in (7038, 7000) and nobody arrives since.',
    truth: ['changed-service-account'],
    mayAlso: ['stopped-service', 'unreached-service'],
    mustNot: ['update-regression', 'blocking-firewall', 'wrong-password', 'broken-domain-trust'],
    files: clinic({
      computer: 'RDSH-06.klinik.example',
      seed: 607,
      onset: '2026-09-09T02:13:00.000Z',
      failing: () => [],
      events: (machine) => [
        machine.service('TermService', false, '2026-09-09T02:14:10.000Z'),
        machine.system('Service Control Manager', 7038, 'error', '2026-09-09T02:14:10.200Z', {
          param1: 'TermService',
          param2: 'KLINIK\\svc_rds',
          param3: '%%1326',
        }),
        machine.system('Service Control Manager', 7000, 'error', '2026-09-09T02:14:10.300Z', {
          param1: 'Remote Desktop Services',
          param2: '%%1069',
        }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-wrapper-after-patches',
    kind: 'with cause',
    made: 'The shop’s Windows Pro runs RDP Wrapper; since the updates of patch night its library brings the service down at each attempt.',
    truth: ['crashing-module'],
    mayAlso: ['update-regression', 'stopped-service', 'third-party-listener'],
    mustNot: ['blocking-firewall', 'unreadable-certificate-key', 'wrong-password', 'full-system-drive'],
    files: shop({ computer: 'LADEN-PC', seed: 608, onset: '2026-09-09T03:00:00.000Z', failing: wrapped }),
  }),
  case6({
    id: 'sixth-log-setup-hangs',
    kind: 'with cause',
    made: 'The patch night never finished: LocalSessionManager 34 ("setup is running") at each attempt since, and connections die.',
    truth: [
      'unfinished-setup',
      'pending-restart',
      { began: ['Microsoft-Windows-TerminalServices-LocalSessionManager', 34] },
    ],
    mayAlso: ['update-regression'],
    mustNot: ['draining-server', 'stopped-service', 'blocking-firewall', 'wrong-password'],
    files: clinic({
      computer: 'RDSH-08.klinik.example',
      seed: 609,
      onset: '2026-09-09T02:20:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.log.sessions(34, later(time, 0.35), {}),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-drained-for-work',
    kind: 'with cause',
    made: 'Somebody drained the host for maintenance on Monday and forgot it: 1070 for whoever wants a new session.',
    truth: ['draining-server'],
    mustNot: ['session-limit', 'denied-logon-right', 'withheld-logon-right', 'expired-licensing-grace'],
    files: clinic({
      computer: 'RDSH-09.klinik.example',
      seed: 610,
      onset: monday,
      failing: (machine, time, worker) => [
        ...knocked(machine, time, worker),
        machine.accepted(later(time, 1.8), worker, 3),
        machine.authenticated(later(time, 2), worker),
        machine.log.rcm(1070, later(time, 2.4), [], { level: 3 }),
        machine.log.core(102, later(time, 3)),
        machine.log.core(103, later(time, 3), { ReasonCode: 7 }),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-port-taken-at-boot',
    kind: 'with cause',
    made: 'A remote-support product took 3389 at the restart on Sunday before the listener did: session creation failed with 0x2740 (1036, port in use), nobody arrives.',
    truth: ['foreign-port-owner', 'clashing-listeners', 'foreign-service-on-port'],
    mayAlso: ['third-party-listener', 'missing-listener', 'unreached-service'],
    mustNot: ['stopped-service', 'blocking-firewall', 'update-regression', 'disabled-remote-desktop'],
    files: clinic({
      computer: 'RDSH-12.klinik.example',
      seed: 613,
      restarts: ['2026-09-13T20:00:00.000Z'],
      onset: '2026-09-13T20:00:00.000Z',
      failing: () => [],
      events: (machine) => [
        machine.log.connections(259, '2026-09-13T20:02:00.000Z', { listenerName: 'RDP-Tcp' }),
        ...every(1_800, '2026-09-13T20:02:00.500Z', 80).map((time) =>
          machine.log.rcm(1036, time, ['0x2740'], { level: 2 }),
        ),
      ],
    }),
  }),
  case6({
    id: 'sixth-log-service-stopped-by-hand',
    kind: 'with cause',
    made: 'French shop: on Saturday the owner tidied services (7040 to disabled, stopped), strangers had been guessing until then; nobody arrives since.',
    truth: ['stopped-service'],
    mayAlso: ['unreached-service', 'disabled-remote-desktop'],
    mustNot: ['logon-flood', 'blocking-firewall', 'dead-tunnel', 'wrong-password', 'locked-account'],
    files: shop({
      computer: 'BOUTIQUE',
      seed: 620,
      language: 'fr',
      onset: '2026-09-12T09:00:00.000Z',
      failing: () => [],
      events: (machine) => [
        ...strangers(machine, '2026-09-01T00:05:00.000Z', 240, 4_000).filter(
          ({ time }) => time < '2026-09-12T09:00:00.000Z',
        ),
        machine.system('Service Control Manager', 7040, 'information', '2026-09-12T09:05:00.000Z', {
          param1: 'Services Bureau à distance',
          param2: 'démarrage à la demande',
          param3: 'désactivé',
          param4: 'TermService',
        }),
        machine.service('UmRdpService', false, '2026-09-12T09:05:20.000Z'),
        machine.service('TermService', false, '2026-09-12T09:05:21.000Z'),
      ],
    }),
  }),
];
