import { logFiles } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { dead, refusedWith } from './failures.ts';
import { knocked } from './fifth-days.ts';
import type { Life } from './life.ts';
import { every, later } from './moments.ts';
import { crashedService } from './noise.ts';
import { eventsOf } from './server-life.ts';
import { asked, began, case7, letIn, mill, monday, nine, over, patched, vet, yard } from './seventh-days.ts';

type Failing = NonNullable<Life['failing']>;

/** The service dies of this module at each attempt. */
const dying =
  (module: string, path: string): Failing =>
  (machine, time, worker) => [
    ...knocked(machine, time, worker),
    machine.application('Application Error', 1000, 'error', later(time, 0.6), [
      'svchost.exe_TermService',
      '10.0.20348.1',
      '6a2d1f33',
      module,
      '10.0.20348.2700',
      '6a9f0c11',
      'c0000005',
      '0000000000051b7e',
      '8e0',
      '01dd4c10ab7711e0',
      'C:\\Windows\\System32\\svchost.exe',
      path,
      '3c1e',
      '',
      '',
    ]),
    crashedService(machine, later(time, 1.4), 'Remote Desktop Services', 'TermService'),
    machine.service('TermService', true, later(time, 62)),
  ];

const dock = { computer: 'TS-DOCK.werft.example', workers: nine, domain: 'WERFT' } as const;
const before: Life = {
  ...dock,
  seed: 701,
  from: began,
  until: monday,
  onset: '2026-10-08T05:00:00.000Z',
  mended: '2026-10-09T00:00:00.000Z',
  failing: refusedWith('0xc000005e'),
  events: (machine) =>
    every(3_600, '2026-10-08T05:10:00.000Z', 14).map((time) =>
      machine.system('NETLOGON', 5719, 'error', time, ['WERFT', '%%1311'], {
        binary: Uint8Array.from([0x5e, 0, 0, 0xc0]),
      }),
    ),
};
const since: Life = {
  ...dock,
  seed: 706,
  from: monday,
  until: asked,
  onset: monday,
  failing: dying('ftusbrdp.dll', 'C:\\Program Files\\USB Bridge\\ftusbrdp.dll'),
};

/** What was changed, installed, or ran out on the server itself. */
export const seventhServers: readonly BlindCase[] = [
  case7({
    id: 'seventh-log-second-trouble-of-the-month',
    kind: 'with cause',
    made: 'For one day (8 October) no domain controller was found and that was mended; since Monday a USB redirector’s library kills the service at each attempt.',
    truth: ['crashing-module'],
    mayAlso: ['stopped-service'],
    mustNot: ['unreachable-domain-controller', 'broken-domain-trust', 'wrong-password', 'update-regression'],
    files: () => logFiles([...eventsOf(before), ...eventsOf(since)], { firstRecordId: 4_410 }),
  }),
  case7({
    id: 'seventh-log-tuned-vet',
    kind: 'with cause',
    made: 'The nephew’s tuning tool disabled and stopped CNG Key Isolation on Saturday; TLS cannot reach its key at any attempt since (36870). German names.',
    truth: ['stopped-key-service', 'unreadable-certificate-key'],
    mayAlso: ['failing-tls-service', 'failed-certificate-renewal'],
    mustNot: ['stopped-service', 'blocking-firewall', 'wrong-password', 'update-regression'],
    files: vet({
      computer: 'PRAXIS-SRV',
      seed: 702,
      language: 'de',
      onset: '2026-10-17T10:40:00.000Z',
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_870, 'error', later(time, 0.3), {
          Type: 'server',
          ErrorCode: '0x800706ba',
          ErrorStatus: '10001',
        }),
      ],
      events: (machine) => [
        machine.system('Service Control Manager', 7040, 'information', '2026-10-17T10:38:00.000Z', {
          param1: 'CNG-Schlüsselisolation',
          param2: 'Manuell starten',
          param3: 'Deaktiviert',
          param4: 'KeyIso',
        }),
        machine.service('KeyIso', false, '2026-10-17T10:38:04.000Z'),
        machine.service('Spooler', false, '2026-10-17T10:38:30.000Z'),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-only-new-ciphers',
    kind: 'with cause',
    made: 'A baseline of Monday left suites that three old thin clients do not have (36874 and alert 40 at each of their attempts); the other six people work.',
    truth: ['disjoint-cipher-suites', 'no-common-cipher'],
    mayAlso: ['failed-security-layer', 'outdated-tls-only'],
    mustNot: ['unreadable-certificate-key', 'update-regression', 'wrong-password', 'disabled-remote-desktop'],
    files: yard({
      computer: 'TS-HALLE3.werft.example',
      seed: 703,
      onset: monday,
      whom: ['detlefsen', 'ewers', 'feddersen'],
      failing: (machine, time, worker) => [
        ...dead(machine, time, worker),
        machine.system('Schannel', 36_874, 'error', later(time, 0.3), { Protocol: 'TLS 1.2' }),
        machine.system('Schannel', 36_888, 'error', later(time, 0.3), {
          AlertDesc: '40',
          ErrorState: '1205',
        }),
        machine.log.core(139, later(time, 0.35), { ResultCode: '0x80090304', IPString: worker.from }),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-slow-start-after-power-cut',
    kind: 'with cause',
    made: 'A power cut on Sunday (41, 6008); at the start the service did not answer within 30 seconds (7009, 7000 with 1053) and nobody started it again.',
    truth: [
      'stopped-service',
      { began: ['Service Control Manager', 7000] },
      { began: ['Service Control Manager', 7009] },
    ],
    mayAlso: ['unreached-service', 'missing-listener'],
    mustNot: ['blocking-firewall', 'dead-tunnel', 'update-regression', 'changed-service-account'],
    files: mill({
      computer: 'MUEHLE-TS1',
      seed: 704,
      onset: '2026-10-18T16:00:00.000Z',
      failing: () => [],
      events: (machine) => [
        machine.system('Microsoft-Windows-Kernel-General', 12, 'information', '2026-10-18T16:22:01.000Z', {
          MajorVersion: 10,
          MinorVersion: 0,
          BuildVersion: 17_763,
          StartTime: { fileTime: '2026-10-18T16:22:01.000Z' },
        }),
        machine.system('Microsoft-Windows-Kernel-Power', 41, 'critical', '2026-10-18T16:22:05.000Z', {
          BugcheckCode: 0,
        }),
        machine.system('EventLog', 6008, 'error', '2026-10-18T16:22:40.000Z', ['15:58:11', '18.10.2026'], {
          qualifiers: 32_768,
        }),
        machine.system('EventLog', 6005, 'information', '2026-10-18T16:22:40.500Z', [], {
          qualifiers: 32_768,
        }),
        machine.system('Service Control Manager', 7009, 'error', '2026-10-18T16:24:10.000Z', {
          param1: '30000',
          param2: 'Remote Desktop Services',
        }),
        machine.system('Service Control Manager', 7000, 'error', '2026-10-18T16:24:10.100Z', {
          param1: 'Remote Desktop Services',
          param2: '%%1053',
        }),
      ],
    }),
  }),
  case7({
    id: 'seventh-log-consultant-port',
    kind: 'with cause',
    made: 'A consultant changed the port "for security"; since the restart on Friday evening the listener is bound to 33890 (129), before it was 3389. Nobody arrives.',
    truth: ['moved-port', { began: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', 129] }],
    mayAlso: ['unreached-service'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'dead-tunnel', 'missing-listener'],
    files: yard({
      computer: 'TS-BUERO.werft.example',
      seed: 705,
      restarts: ['2026-10-06T19:00:00.000Z', '2026-10-16T19:00:00.000Z'],
      onset: '2026-10-16T19:01:00.000Z',
      failing: () => [],
      events: (machine) =>
        (
          [
            ['2026-10-06T19:02:00.000Z', 3389],
            ['2026-10-14T02:14:30.000Z', 3389],
            ['2026-10-16T19:02:00.000Z', 33_890],
          ] as const
        ).flatMap(([time, Port]) => [
          machine.log.core(129, time, { TransportProtocolName: 'TCP', Port }),
          machine.log.core(129, later(time, 0.1), { TransportProtocolName: 'UDP', Port }),
        ]),
    }),
  }),
  case7({
    id: 'seventh-log-new-switch-new-network',
    kind: 'with cause',
    made: 'A new switch on Saturday: Windows calls the network new and public (NetworkProfile 10000, category 0), the rule of Remote Desktop is for private ones; nobody arrives.',
    truth: [
      'public-network-profile',
      'blocking-firewall',
      { began: ['Microsoft-Windows-NetworkProfile', 10_000] },
    ],
    mayAlso: ['unreached-service'],
    mustNot: ['stopped-service', 'disabled-remote-desktop', 'wrong-password', 'update-regression'],
    files: vet({
      computer: 'TIERARZT',
      seed: 707,
      onset: '2026-10-17T08:15:00.000Z',
      failing: () => [],
      events: (machine) =>
        (
          [
            ['2026-10-05T04:00:00.000Z', 'Praxis', 1],
            ['2026-10-17T08:21:00.000Z', 'Netzwerk 2', 0],
          ] as const
        ).map(([time, Name, Category]) =>
          machine.event(
            'Microsoft-Windows-NetworkProfile/Operational',
            'Microsoft-Windows-NetworkProfile',
            10_000,
            'information',
            time,
            { Name, Description: Name, Type: 0, State: 1, Category },
          ),
        ),
    }),
  }),
  case7({
    id: 'seventh-log-core-module-since-patches',
    kind: 'with cause',
    made: 'Since the updates of the second Tuesday, Windows’ own rdpcorets.dll brings the service down whenever somebody connects.',
    truth: ['update-regression', 'crashing-module'],
    mayAlso: ['stopped-service', 'damaged-component-store'],
    mustNot: ['third-party-listener', 'foreign-client-modules', 'blocking-firewall', 'wrong-password'],
    files: yard({
      computer: 'TS-KONSTR.werft.example',
      seed: 708,
      onset: patched,
      failing: dying('rdpcorets.dll', 'C:\\Windows\\System32\\rdpcorets.dll'),
    }),
  }),
  case7({
    id: 'seventh-log-trainees-without-licence',
    kind: 'with cause',
    made: 'Three new laptops since Monday and no device licence left: the host cannot issue one (1004) and they are turned away, while six with a licence work.',
    truth: [
      'exhausted-licenses',
      { began: ['Microsoft-Windows-TerminalServices-RemoteConnectionManager', 1004] },
    ],
    mayAlso: ['missing-license-server', 'refused-license', 'interrupted-licensing', 'damaged-client-license'],
    mustNot: ['draining-server', 'expired-licensing-grace', 'wrong-password', 'withheld-logon-right'],
    files: yard({
      computer: 'TS-LEHRE.werft.example',
      seed: 711,
      onset: monday,
      whom: ['gerdes', 'hinrichs', 'iwersen'],
      failing: (machine, time, worker) => [
        ...letIn(machine, time, worker),
        machine.log.rcm(1004, later(time, 2.5), [], { level: 2 }),
        ...over(machine, later(time, 3)),
      ],
    }),
  }),
];
