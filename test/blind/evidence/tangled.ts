import { clientAttempt, forwarded, logFiles, logOf } from '../../corpus/evidence/log-events.ts';
import { evidence, type BlindCase } from '../blind-case.ts';
import { dead, droppedSession, refusedWith, untraced, withoutSession } from '../failures.ts';
import type { Life } from '../life.ts';
import { daysLater, every, later } from '../moments.ts';
import { crashedService, restarted } from '../noise.ts';
import { eventsOf, server } from '../server-life.ts';
import { staff } from '../worker.ts';

const scm = 'Service Control Manager';

/** Two servers of one farm: on the first the disk hangs, the second has had a restless adapter all its life and works. */
const farm: readonly Life[] = [
  {
    computer: 'FARM-A.druck.example',
    seed: 141,
    language: 'de',
    domain: 'DRUCK',
    from: '2026-03-02T00:00:00.000Z',
    until: '2026-03-24T13:00:00.000Z',
    workers: staff('satz1 10.26.0.3', 'satz2 10.26.0.4'),
    onset: '2026-03-24T06:00:00.000Z',
    failing: withoutSession,
    events: ({ system }) =>
      every(260, '2026-03-24T05:50:00.000Z', 90).map((time) =>
        system('storahci', 129, 'warning', time, ['\\Device\\RaidPort1'], { qualifiers: 32_772 }),
      ),
  },
  {
    computer: 'FARM-B.druck.example',
    seed: 142,
    language: 'de',
    domain: 'DRUCK',
    from: '2026-03-02T00:00:00.000Z',
    until: '2026-03-24T13:00:00.000Z',
    workers: staff('satz3 10.26.0.5', 'druckerei 10.26.0.9'),
    events: ({ system }) =>
      every(16_000, '2026-03-02T01:00:00.000Z', 118).map((time) =>
        system('Microsoft-Windows-NDIS', 10_400, 'warning', time, {
          AdapterName: 'vmxnet3 Ethernet Adapter',
          ResetReason: 4,
          ResetCount: 1,
        }),
      ),
  },
];

/** Cases in which other things changed too, the fault came and went, or two machines speak at once. */
export const tangledCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-tangled-weekend',
    kind: 'without cause',
    made: 'On Saturday an office suite, a printer driver and a security product were installed and the server restarted; the last one took rights from the Base Filtering Engine, which does not start any more (7024, and 7001 for the firewall); on Monday nobody arrives.',
    truth: [{ began: [scm, 7024] }, { began: [scm, 7001] }],
    mustNot: ['disabled-remote-desktop', 'public-network-profile', 'update-regression', 'foreign-port-owner'],
    now: '2026-02-09T11:00:00.000Z',
    code: '0x204',
    files: server({
      computer: 'buero-ts.steuer.example',
      seed: 140,
      language: 'de',
      domain: 'STEUER',
      from: '2026-01-12T00:00:00.000Z',
      until: '2026-02-09T10:45:00.000Z',
      workers: staff('stb1 10.0.2.3', 'stb2 10.0.2.4', 'azubi 10.0.2.9'),
      restarts: ['2026-02-07T14:30:00.000Z'],
      onset: '2026-02-07T14:30:00.000Z',
      failing: untraced,
      events: (machine) => [
        ...['LibreOffice 25.8', 'Kyocera Net Viewer', 'SecureEndpoint Agent 7.1'].map((product, i) =>
          machine.application(
            'MsiInstaller',
            11_707,
            'information',
            later('2026-02-07T12:10:00.000Z', i * 2_400),
            [
              `Product: ${product} -- Installation completed successfully.`,
              '(NULL)',
              '(NULL)',
              '(NULL)',
              '(NULL)',
              '(NULL)',
              '',
            ],
          ),
        ),
        machine.system(scm, 7045, 'information', '2026-02-07T13:31:00.000Z', {
          ServiceName: 'SecureEndpoint Agent',
          ImagePath: '"C:\\Program Files\\SecEP\\sep.exe"',
          ServiceType: 'user mode service',
          StartType: 'auto start',
          AccountName: 'LocalSystem',
        }),
        crashedService(machine, '2026-02-07T14:33:10.000Z', 'Kyocera Status Service', 'KySvc', 1),
        machine.system(scm, 7024, 'error', '2026-02-07T14:32:20.000Z', {
          param1: 'Basisfiltermodul',
          param2: '%%5',
        }),
        machine.system(scm, 7001, 'error', '2026-02-07T14:32:21.000Z', {
          param1: 'Windows Defender Firewall',
          param2: 'Basisfiltermodul',
          param3: '%%1066',
        }),
        machine.system(scm, 7001, 'error', '2026-02-07T14:32:21.500Z', {
          param1: 'IKE- und AuthIP IPsec-Schlüsselerstellungsmodule',
          param2: 'Basisfiltermodul',
          param3: '%%1066',
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-tangled-two-servers',
    kind: 'without cause',
    made: "Forwarded events of two servers in one file: FARM-A's disk hangs since this morning (storahci 129), FARM-B has adapter resets (NDIS 10400) since ever and works.",
    truth: [{ began: ['storahci', 129] }],
    mustNot: ['lossy-network', 'session-limit', 'broker-failure', 'exhausted-server-memory'],
    now: '2026-03-24T13:20:00.000Z',
    files: () => [forwarded(farm.flatMap(eventsOf))],
  }),
  evidence({
    id: 'blind-tangled-comes-and-goes',
    kind: 'without cause',
    made: 'A loose plug: on three days of the month the adapter loses its link every few minutes for some hours (e1rexpress 27) and sessions drop; between them all is well; today is the third.',
    truth: [{ began: ['e1rexpress', 27] }],
    mayAlso: ['lossy-network'],
    mustNot: ['session-time-limit', 'crashed-session', 'stopped-service', 'blocking-firewall'],
    now: '2026-06-26T12:30:00.000Z',
    files: server({
      computer: 'OPTIK-SRV',
      seed: 143,
      without: ['Security', 'Application'],
      domain: 'OPTIK',
      from: '2026-06-01T00:00:00.000Z',
      until: '2026-06-26T12:15:00.000Z',
      workers: staff('laden 192.168.3.11', 'werkstatt 192.168.3.12', 'chefin 192.168.3.20'),
      events: (machine) =>
        ['2026-06-09T08:00:00.000Z', '2026-06-18T07:10:00.000Z', '2026-06-26T07:30:00.000Z'].flatMap(
          (bout) => [
            ...every(330, bout, 40).flatMap((time) => [
              machine.system(
                'e1rexpress',
                27,
                'warning',
                time,
                ['', 'Intel(R) I210 Gigabit Network Connection'],
                { qualifiers: 40_964 },
              ),
              machine.system(
                'e1rexpress',
                32,
                'information',
                later(time, 6),
                ['', 'Intel(R) I210 Gigabit Network Connection'],
                { qualifiers: 24_580 },
              ),
            ]),
            ...every(1_320, later(bout, 140), 9).flatMap((time, i) =>
              droppedSession(machine, time, {
                user: ['laden', 'werkstatt', 'chefin'][i % 3]!,
                from: `192.168.3.${11 + (i % 3)}`,
              }),
            ),
          ],
        ),
    }),
  }),
  evidence({
    id: 'blind-tangled-warnings-before',
    kind: 'without cause',
    made: 'Corrected memory errors (WHEA-Logger 47) for three weeks without harm; since yesterday a processor fails for good: WHEA-Logger 18 and unexpected restarts (Kernel-Power 41), sessions break off.',
    truth: [
      { began: ['Microsoft-Windows-WHEA-Logger', 18] },
      { began: ['Microsoft-Windows-Kernel-Power', 41] },
      { began: ['EventLog', 6008] },
    ],
    mustNot: ['administrative-disconnect', 'session-time-limit', 'exhausted-server-memory', 'lossy-network'],
    now: '2026-10-06T15:00:00.000Z',
    files: server({
      computer: 'RENDER-TS.studio.example',
      seed: 144,
      domain: 'STUDIO',
      dawn: 8,
      from: '2026-09-14T00:00:00.000Z',
      until: '2026-10-06T14:45:00.000Z',
      workers: staff('anim1 10.70.0.3', 'anim2 10.70.0.4', 'comp 10.70.0.8'),
      onset: '2026-10-05T07:00:00.000Z',
      failing: (machine, time, worker) =>
        droppedSession(machine, time, worker).filter(({ id }) => ![24, 102, 103].includes(id)),
      events: (machine) => [
        ...every(8_000, '2026-09-14T02:00:00.000Z', 230).map((time) =>
          machine.system('Microsoft-Windows-WHEA-Logger', 47, 'warning', time, {
            ErrorSource: 2,
            FRUId: { guid: '{00000000-0000-0000-0000-000000000000}' },
            PhysicalAddress: '0x7f3a1c40',
          }),
        ),
        ...every(9_400, '2026-10-05T07:12:00.000Z', 11).flatMap((time) => [
          machine.system('Microsoft-Windows-Kernel-General', 12, 'information', later(time, 50)),
          machine.system('Microsoft-Windows-WHEA-Logger', 18, 'error', later(time, 58), {
            ErrorSource: 3,
            ApicId: 12,
            MCABank: 5,
            ErrorType: 10,
          }),
          machine.system('Microsoft-Windows-Kernel-Power', 41, 'critical', later(time, 55), {
            BugcheckCode: 0,
            PowerButtonTimestamp: 0,
          }),
          machine.system(
            'EventLog',
            6008,
            'error',
            later(time, 62),
            ['09:11:02', '10/5/2026', '', '', '9122', '', ''],
            { qualifiers: 32_768 },
          ),
        ]),
      ],
    }),
  }),
  evidence({
    id: 'blind-tangled-over-by-noon',
    kind: 'with cause',
    made: 'From six to half past eleven the only domain controller was down (NETLOGON 5719, 0xC000005E); by noon it was back and everybody worked; the person asks in the afternoon what it was.',
    truth: ['unreachable-domain-controller', { began: ['NETLOGON', 5719] }],
    mustNot: ['wrong-password', 'locked-account', 'stopped-service', 'blocked-ntlm'],
    now: '2026-04-08T15:30:00.000Z',
    files: server({
      computer: 'ts.gaertnerei.example',
      seed: 145,
      language: 'de',
      domain: 'GRUEN',
      from: '2026-03-16T00:00:00.000Z',
      until: '2026-04-08T15:20:00.000Z',
      workers: staff('verkauf 10.0.6.3', 'planung 10.0.6.4', 'fuhrpark 10.0.6.5'),
      onset: '2026-04-08T06:00:00.000Z',
      mended: '2026-04-08T11:30:00.000Z',
      failing: refusedWith('0xc000005e'),
      events: ({ system }) =>
        every(600, '2026-04-08T06:00:00.000Z', 33).map((time) =>
          system('NETLOGON', 5719, 'error', time, ['GRUEN', '%%1311'], { qualifiers: 0 }),
        ),
    }),
  }),
  evidence({
    id: 'blind-tangled-changed-password',
    kind: 'with cause',
    made: 'One person changed her password on Tuesday and her .rdp file keeps the old one: 0xC000006A at each attempt since, in the client log 2055; the others work.',
    truth: ['wrong-password'],
    mustNot: [
      'locked-account',
      'failing-since-onset',
      'logon-flood',
      'unreachable-domain-controller',
      'expired-password',
    ],
    now: '2026-09-10T10:00:00.000Z',
    code: '0x807',
    files: () => {
      const life: Life = {
        computer: 'RDS11.verlag.example',
        seed: 146,
        language: 'de',
        domain: 'VERLAG',
        from: '2026-08-17T00:00:00.000Z',
        until: '2026-09-10T09:50:00.000Z',
        workers: staff('lektorat1 10.8.1.3', 'lektorat2 10.8.1.4', 'grafik 10.8.1.9'),
        onset: '2026-09-08T06:00:00.000Z',
        whom: ['lektorat2'],
        failing: refusedWith('0xc000006d', '0xc000006a'),
      };
      const client = logOf('NB-LEKT2.verlag.example');
      return logFiles([
        ...eventsOf(life),
        ...Array.from({ length: 16 }, (_, i) =>
          clientAttempt(client, daysLater('2026-08-20T07:00:00.000Z', i), 'rds11.verlag.example'),
        ).flat(),
        ...every(7_100, '2026-09-08T06:40:00.000Z', 22).flatMap((time) =>
          clientAttempt(client, time, 'rds11.verlag.example', 2055),
        ),
      ]);
    },
  }),
  evidence({
    id: 'blind-tangled-roll-back',
    kind: 'without cause',
    made: "Patch night brought an update whose restart was rolled back by hand; on the same night the clock of a vendor's licence ran out and its credential provider crashes LogonUI.exe: Application Error 1000 at each sign-in, which then brings no session.",
    truth: ['crashed-session', { began: ['Application Error', 1000] }],
    mustNot: ['update-regression', 'wrong-password', 'exhausted-licenses', 'expired-licensing-grace'],
    now: '2026-07-16T12:00:00.000Z',
    context: { afterUpdate: 'KB5031020' },
    files: server({
      computer: 'vpnjump.netz.example',
      seed: 147,
      domain: 'NETZ',
      from: '2026-06-22T00:00:00.000Z',
      until: '2026-07-16T11:50:00.000Z',
      workers: staff('noc1 10.255.0.3', 'noc2 10.255.0.4', 'noc3 10.255.0.5'),
      onset: '2026-07-15T03:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.application('Application Error', 1000, 'error', later(time, 4), [
          'LogonUI.exe',
          '10.0.20348.1',
          '3a1c',
          'OtpCredProv.dll',
          '5.0.2.0',
          '63a1',
          'c0000005',
          '0000000000012f70',
          '9ac',
          '01dc',
          'C:\\Windows\\system32\\LogonUI.exe',
          'C:\\Windows\\system32\\OtpCredProv.dll',
          '7d10',
          '',
          '',
        ]),
      ],
      events: (machine) =>
        restarted(machine, '2026-07-15T04:40:00.000Z', 'Operating System: Recovery (Planned)'),
    }),
  }),
  evidence({
    id: 'blind-tangled-one-way-in',
    kind: 'cannot tell',
    made: "From one branch office the attempts die before sign-in since Monday, from everywhere else all is well; nothing in the server's logs tells what sits in between.",
    truth: ['unknown'],
    mayAlso: ['dropped-before-sign-in', 'failing-since-onset', 'broken-client-path'],
    mustNot: [
      'unreadable-certificate-key',
      'stopped-service',
      'disabled-tls-versions',
      'logon-flood',
      'throttled-listener',
      'failed-security-layer',
    ],
    now: '2026-05-06T10:00:00.000Z',
    code: '0x904 0x7',
    context: { otherClientsWork: true },
    files: server({
      computer: 'central-rds.banco.example',
      seed: 148,
      language: 'es',
      domain: 'BANCO',
      from: '2026-04-13T00:00:00.000Z',
      until: '2026-05-06T09:50:00.000Z',
      workers: staff('suc14 10.114.0.7', 'suc15 10.115.0.7', 'suc16 10.116.0.7', 'sede 10.1.0.30'),
      onset: '2026-05-04T06:00:00.000Z',
      whom: ['suc15'],
      failing: dead,
    }),
  }),
];
