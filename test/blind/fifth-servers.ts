import type { BlindCase } from './blind-case.ts';
import { dead, shortSession, withoutSession } from './failures.ts';
import { asked, branch, case5, endedBy as ended, knocked, office } from './fifth-days.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';

type Failing = NonNullable<Life['failing']>;

const keyless: Failing = (machine, time, worker) => [
  ...dead(machine, time, worker),
  machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
    Type: 'server',
    ErrorCode: '0x8009030d',
    ErrorStatus: '10001',
  }),
];

/** What goes wrong on the server itself, in large and small offices. */
export const fifthServers: readonly BlindCase[] = [
  case5({
    id: 'fifth-log-hooked-service',
    kind: 'with cause',
    made: 'Office of three: a recording add-on in the service crashes it at each attempt; Application Error names svchost.exe_TermService and the foreign module each time.',
    truth: ['crashing-module'],
    mayAlso: ['stopped-service'],
    mustNot: ['blocking-firewall', 'unreadable-certificate-key', 'wrong-password', 'update-regression'],
    files: office({
      computer: 'PC-EMPFANG',
      seed: 501,
      language: 'de',
      onset: '2026-11-24T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...knocked(machine, time, worker),
        machine.application('Application Error', 1000, 'error', later(time, 1), [
          'svchost.exe_TermService',
          '10.0.22621.1',
          '6dc5c2d5',
          'recwtshook.dll',
          '4.2.0.17',
          '5f1a90be',
          'c0000005',
          '000000000001b2c4',
          '6f8',
          '01dc5d0a9b7e3f10',
          'C:\\WINDOWS\\System32\\svchost.exe',
          'C:\\Program Files\\SessionRec\\recwtshook.dll',
          '5b2f',
          '',
          '',
        ]),
        machine.system('Service Control Manager', 7031, 'error', later(time, 2), {
          param1: 'Remotedesktopdienste',
          param2: '1',
          param3: '60000',
          param4: '1',
          param5: 'Neustart des Diensts',
        }),
        machine.service('TermService', true, later(time, 63)),
      ],
    }),
  }),
  case5({
    id: 'fifth-log-drive-c-full',
    kind: 'with cause',
    made: 'srv 2013 has warned of drive C for two days; since the morning profiles cannot be loaded for lack of space and sessions end in seconds.',
    truth: ['full-system-drive', { began: ['Microsoft-Windows-User Profiles Service', 1508] }],
    mustNot: ['exhausted-server-memory', 'crashed-session', 'wrong-password', 'update-regression'],
    files: branch({
      computer: 'TS-NORD.nordwind.example',
      seed: 502,
      domain: 'NORDWIND',
      onset: '2026-11-26T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application('Microsoft-Windows-User Profiles Service', 1508, 'error', later(time, 4.2), {
          Error: 'There is not enough space on the disk.\r\n',
        }),
      ],
      events: (machine) =>
        every(7_200, '2026-11-24T09:00:00.000Z', 27).map((time) =>
          machine.system('srv', 2013, 'warning', time, ['\\Device\\LanmanServer', 'C:'], {
            qualifiers: 32_768,
          }),
        ),
    }),
  }),
  case5({
    id: 'fifth-log-serwis-w-sobote',
    kind: 'with cause',
    made: 'Polish office of three: on Saturday a contractor disabled and stopped the service; on Monday nobody arrives, nor later.',
    truth: ['stopped-service'],
    mayAlso: ['unreached-service'],
    mustNot: ['blocking-firewall', 'dead-tunnel', 'disabled-listener'],
    files: office({
      computer: 'SRV-BIURO',
      seed: 504,
      language: 'pl',
      onset: '2026-11-21T10:00:00.000Z',
      failing: () => [],
      events: (machine) => [
        machine.system('Service Control Manager', 7040, 'information', '2026-11-21T10:12:00.000Z', {
          param1: 'Usługi pulpitu zdalnego',
          param2: 'uruchamianie na żądanie',
          param3: 'wyłączone',
          param4: 'TermService',
        }),
        machine.service('UmRdpService', false, '2026-11-21T10:12:30.000Z'),
        machine.service('TermService', false, '2026-11-21T10:12:31.000Z'),
      ],
    }),
  }),
  case5({
    id: 'fifth-log-grace-ends',
    kind: 'with cause',
    made: 'The grace period for licences ends on Tuesday (1128) and nobody gets a session since; before, only the daily 1130 was seen.',
    truth: ['expired-licensing-grace'],
    mayAlso: ['missing-license-server', 'unset-licensing-mode'],
    mustNot: ['session-limit', 'draining-server', 'withheld-logon-right', 'damaged-client-license'],
    files: branch({
      computer: 'TS-SUED.nordwind.example',
      seed: 505,
      domain: 'NORDWIND',
      onset: '2026-11-24T05:30:00.000Z',
      failing: withoutSession,
      events: (machine) => [
        ...every(86_400, '2026-11-16T03:10:00.000Z', 10).map((time) =>
          machine.log.rcm(1130, time, [], { level: 3 }),
        ),
        ...every(10_800, '2026-11-24T05:15:00.000Z', 19).map((time) =>
          machine.log.rcm(1128, time, [], { level: 2 }),
        ),
      ],
    }),
  }),
  case5({
    id: 'fifth-log-memory-at-noon',
    kind: 'with cause',
    made: 'A report runs away: Resource-Exhaustion 2004 every ten minutes since Wednesday noon, and every session ends in seconds since.',
    truth: ['exhausted-server-memory'],
    mustNot: ['full-system-drive', 'session-limit', 'crashing-module', 'update-regression'],
    files: branch({
      computer: 'TS-OST.nordwind.example',
      seed: 507,
      domain: 'NORDWIND',
      onset: '2026-11-25T11:00:00.000Z',
      failing: shortSession,
      events: (machine) =>
        every(600, '2026-11-25T10:50:00.000Z', 170).map((time) =>
          machine.system('Microsoft-Windows-Resource-Exhaustion-Detector', 2004, 'warning', time, {
            SystemCommitLimit: '34359738368',
            SystemCommitCharge: '34310000640',
            ProcessCommitCharge: '27481202688',
          }),
        ),
    }),
  }),
  case5({
    id: 'fifth-log-thin-clients-and-ciphers',
    kind: 'with cause',
    made: 'After a cipher policy two thin clients fail with 36874 at each attempt, the six PCs go on; stray 36874 stood there before, too.',
    truth: ['disjoint-cipher-suites', { began: ['Schannel', 36_874] }],
    mayAlso: ['outdated-tls-only'],
    mustNot: ['unreadable-certificate-key', 'disabled-account', 'blocking-firewall', 'stopped-service'],
    files: branch({
      computer: 'TS-WERK.nordwind.example',
      seed: 508,
      domain: 'NORDWIND',
      onset: '2026-11-23T05:00:00.000Z',
      whom: ['dana', 'hanne'],
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_874, 'error', later(time, 0.3), { Protocol: 'TLS 1.2' }),
        machine.system('Schannel', 36_888, 'error', later(time, 0.3), {
          AlertDesc: '40',
          ErrorState: '1205',
        }),
      ],
    }),
  }),
  case5({
    id: 'fifth-log-clone-without-key',
    kind: 'with cause',
    made: 'Cloned from the image of its neighbour on Friday evening, since then each connection dies with 36870: the key belongs to another machine.',
    truth: ['unreadable-certificate-key', 'closed-key-folder'],
    mayAlso: ['crowded-key-files', 'changed-service-account', 'mismatched-server-key'],
    mustNot: ['disabled-tls-versions', 'wrong-machine-behind-name', 'update-regression', 'stopped-service'],
    files: branch({
      computer: 'TS-02.nordwind.example',
      seed: 510,
      domain: 'NORDWIND',
      onset: '2026-11-20T19:00:00.000Z',
      restarts: ['2026-11-20T18:40:00.000Z'],
      failing: keyless,
    }),
  }),
  case5({
    id: 'fifth-log-lunch-cleaner',
    kind: 'with cause',
    made: 'A scheduled script ends every session at work: LocalSessionManager 40 with reason 1, ended by an administrative tool.',
    truth: ['administrative-disconnect'],
    mustNot: ['session-time-limit', 'lossy-network', 'replaced-session', 'crashed-session'],
    files: branch({
      computer: 'TS-05.nordwind.example',
      seed: 511,
      domain: 'NORDWIND',
      onset: '2026-11-25T05:00:00.000Z',
      failing: ended(1, 14),
    }),
  }),
  case5({
    id: 'fifth-log-idle-limit-vpn',
    kind: 'with cause',
    made: 'A new policy ends idle sessions: reason 3 for whoever reads mail beside it; two VPN users blame their tunnel.',
    truth: ['session-time-limit'],
    mustNot: ['dead-tunnel', 'lossy-network', 'administrative-disconnect', 'replaced-session'],
    files: branch({
      computer: 'TS-06.nordwind.example',
      seed: 513,
      domain: 'NORDWIND',
      onset: '2026-11-24T05:00:00.000Z',
      whom: ['emil', 'fatou', 'goran'],
      failing: ended(3, 15),
    }),
  }),
  case5({
    id: 'fifth-log-shared-account',
    kind: 'with cause',
    made: 'Two thin clients at a reception share one account and throw each other out: reason 5 each time.',
    truth: ['replaced-session'],
    mustNot: ['session-time-limit', 'administrative-disconnect', 'lossy-network', 'session-limit'],
    files: office({
      computer: 'SRV-PRAXIS',
      seed: 514,
      onset: '2026-11-24T05:00:00.000Z',
      whom: ['uwe'],
      failing: ended(5, 4),
    }),
  }),
  case5({
    id: 'fifth-log-drained-over-holiday',
    kind: 'with cause',
    made: 'Drained on Wednesday evening for the holiday; the few who work on Thursday are denied with 1070. The key trouble of last week was mended.',
    truth: ['draining-server'],
    mayAlso: ['denied-session'],
    mustNot: ['unreadable-certificate-key', 'closed-key-folder', 'session-limit', 'wrong-password'],
    files: branch({
      computer: 'TS-07.nordwind.example',
      seed: 516,
      domain: 'NORDWIND',
      until: asked,
      onset: '2026-11-25T19:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.log.rcm(1070, later(time, 3), [], { level: 3 }),
      ],
      events: (machine) =>
        every(900, '2026-11-17T20:00:00.000Z', 5).flatMap((time) =>
          keyless(machine, time, { user: 'abel', from: '10.60.4.21' }),
        ),
    }),
  }),
];
