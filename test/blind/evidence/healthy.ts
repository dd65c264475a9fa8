import { evidence, type BlindCase } from '../blind-case.ts';
import { crashedService, restarted } from '../noise.ts';
import { refusedWith } from '../failures.ts';
import { every, later } from '../moments.ts';
import { server, session } from '../server-life.ts';
import { staff } from '../worker.ts';

const alarms = [
  'stopped-service',
  'failing-since-onset',
  'logon-flood',
  'blocking-firewall',
  'exhausted-server-memory',
  'crashed-session',
  'unreachable-domain-controller',
];

/** Servers that work, whose logs would frighten anybody who reads them. */
export const healthyCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-healthy-schannel-storm',
    kind: 'healthy',
    made: 'A vulnerability scanner asks for every old cipher once a week: hundreds of Schannel 36874 and 36888 in an hour; everybody works all the time.',
    truth: ['healthy'],
    mustNot: [...alarms, 'disjoint-cipher-suites', 'no-common-cipher', 'disabled-tls-versions'],
    now: '2026-05-29T15:00:00.000Z',
    files: server({
      computer: 'RDS-N1.klinikum.example',
      seed: 101,
      rolledOver: { System: '2026-05-19T00:10:00.000Z', Security: '2026-05-27T05:00:00.000Z' },
      language: 'de',
      domain: 'KLINIKUM',
      from: '2026-05-04T00:00:00.000Z',
      until: '2026-05-29T14:55:00.000Z',
      workers: staff('station3 10.160.1.3', 'station7 10.160.1.7', 'labor2 10.160.2.2', 'pforte 10.160.0.9'),
      events: ({ system }) =>
        [
          '2026-05-07T01:00:00.000Z',
          '2026-05-14T01:00:00.000Z',
          '2026-05-21T01:00:00.000Z',
          '2026-05-28T01:00:00.000Z',
        ].flatMap((week) =>
          every(9, week, 180).flatMap((time) => [
            system('Schannel', 36_874, 'error', time, { Protocol: 'TLS 1.0' }),
            system('Schannel', 36_888, 'error', later(time, 0.1), { AlertDesc: '40', ErrorState: '1205' }),
          ]),
        ),
    }),
  }),
  evidence({
    id: 'blind-healthy-few-strangers',
    kind: 'healthy',
    made: 'A server at the edge meets forty strangers a day, as every server there does; its owners come in whenever they want.',
    truth: ['healthy'],
    mustNot: [...alarms, 'wrong-password', 'throttled-listener'],
    now: '2026-02-27T20:00:00.000Z',
    files: server({
      computer: 'vps-4471',
      seed: 102,
      domain: 'VPS-4471',
      dawn: 12,
      from: '2026-02-02T00:00:00.000Z',
      until: '2026-02-27T19:50:00.000Z',
      workers: staff('dev 84.20.11.9', 'ops 84.20.11.9'),
      events: (machine) =>
        every(2_160, '2026-02-02T00:20:00.000Z', 1_030).map((time, i) =>
          machine.refused(
            time,
            {
              user: ['administrator', 'admin', 'user', 'test', 'sql'][i % 5]!,
              from: `45.${i % 200}.${(i * 3) % 250}.7`,
            },
            '0xc000006d',
            '0xc0000064',
          ),
        ),
    }),
  }),
  evidence({
    id: 'blind-healthy-old-fault-mended',
    kind: 'healthy',
    made: 'Three weeks ago the trust to the domain was broken for a day (NETLOGON 5719, 0xC000005E); it was mended and everybody has worked since.',
    truth: ['healthy'],
    mustNot: alarms,
    now: '2026-09-25T12:00:00.000Z',
    files: server({
      computer: 'ts-oslo.shipping.example',
      seed: 103,
      rolledOver: { Security: '2026-09-17T00:00:00.000Z' },
      domain: 'SHIP',
      from: '2026-08-24T00:00:00.000Z',
      until: '2026-09-25T11:55:00.000Z',
      workers: staff('bjorn 10.47.0.3', 'ingrid 10.47.0.4', 'lars 10.47.0.6'),
      onset: '2026-09-01T05:00:00.000Z',
      mended: '2026-09-01T13:00:00.000Z',
      failing: refusedWith('0xc000005e'),
      events: ({ system }) =>
        every(900, '2026-09-01T05:00:00.000Z', 30).map((time) =>
          system('NETLOGON', 5719, 'error', time, ['SHIP', '%%1311'], { qualifiers: 0 }),
        ),
    }),
  }),
  evidence({
    id: 'blind-healthy-nightly-restart',
    kind: 'healthy',
    made: 'A task restarts the server each night at three and ends whatever session is left; in the day all is well.',
    truth: ['healthy'],
    mustNot: [...alarms, 'administrative-disconnect', 'session-time-limit', 'update-regression'],
    now: '2026-03-27T16:00:00.000Z',
    files: server({
      computer: 'KASSE-TS.bakery.example',
      seed: 104,
      language: 'fr',
      domain: 'PAIN',
      dawn: 4,
      from: '2026-03-02T00:00:00.000Z',
      until: '2026-03-27T15:45:00.000Z',
      workers: staff('four 10.0.7.2', 'vente1 10.0.7.10', 'vente2 10.0.7.11'),
      restarts: every(86_400, '2026-03-02T02:00:00.000Z', 26),
      events: (machine) =>
        every(86_400, '2026-03-02T01:59:50.000Z', 25).map((time) =>
          machine.log.sessions(24, time, { User: 'PAIN\\four', SessionID: '3', Address: '10.0.7.2' }),
        ),
    }),
  }),
  evidence({
    id: 'blind-healthy-clumsy-typist',
    kind: 'healthy',
    made: 'One person mistypes up to four times every morning and was locked out for a quarter of an hour twice in the month; she got in every day, today too.',
    truth: ['healthy'],
    mayAlso: ['wrong-password'],
    mustNot: [...alarms, 'locked-account', 'disabled-account', 'expired-password'],
    now: '2026-07-10T11:00:00.000Z',
    files: server({
      computer: 'amt-ts2.stadt.example',
      seed: 105,
      language: 'de',
      domain: 'STADT',
      from: '2026-06-15T00:00:00.000Z',
      until: '2026-07-10T10:50:00.000Z',
      workers: staff('standesamt1 10.13.4.4', 'bauamt 10.13.4.9'),
      events: (machine) => {
        const her = { user: 'registratur', from: '10.13.4.15' };
        const mornings = every(86_400, '2026-06-15T05:50:00.000Z', 26).filter(
          (time) => ![0, 6].includes(new Date(time).getUTCDay()),
        );
        return mornings.flatMap((time, i) => [
          ...every(20, time, 1 + (i % 4)).map((when) =>
            machine.refused(when, her, '0xc000006d', '0xc000006a'),
          ),
          ...(i % 9 === 4
            ? every(200, later(time, 90), 3).map((when) => machine.refused(when, her, '0xc0000234'))
            : []),
          ...session(machine, later(time, i % 9 === 4 ? 1_100 : 110), her, 200),
        ]);
      },
    }),
  }),
  evidence({
    id: 'blind-healthy-backup-noise',
    kind: 'healthy',
    made: "The backup makes disk 153, volsnap 25 and VSS 12289 each night, a GPU timed out once, a vendor's agent crashes daily; sessions never suffered.",
    truth: ['healthy'],
    mustNot: alarms,
    now: '2026-10-30T13:00:00.000Z',
    files: server({
      computer: 'arc-ts1.buro.example',
      seed: 106,
      without: ['Security'],
      language: 'nl',
      domain: 'BURO',
      from: '2026-10-05T00:00:00.000Z',
      until: '2026-10-30T12:55:00.000Z',
      workers: staff('ontwerp1 10.23.0.3', 'ontwerp2 10.23.0.4', 'directie 10.23.0.9'),
      events: (machine) => [
        ...every(86_400, '2026-10-05T23:30:00.000Z', 24).flatMap((time) => [
          ...every(4, time, 12).map((when) =>
            machine.system('disk', 153, 'warning', when, ['\\Device\\Harddisk2\\DR4', '0x1f', '2'], {
              qualifiers: 32_772,
            }),
          ),
          machine.system(
            'volsnap',
            25,
            'error',
            later(time, 200),
            ['\\Device\\HarddiskVolumeShadowCopy7', 'E:'],
            { qualifiers: 49_158 },
          ),
          machine.application(
            'VSS',
            12_289,
            'error',
            later(time, 210),
            ['DeviceIoControl', '0x80070057', '', ''],
            { qualifiers: 0 },
          ),
        ]),
        ...every(86_400, '2026-10-05T10:05:00.000Z', 25).map((time) =>
          crashedService(machine, time, 'PlotSpooler Agent', 'PlotAgent', 1),
        ),
        machine.system('Display', 4101, 'warning', '2026-10-12T09:15:00.000Z', ['igfx', '']),
      ],
    }),
  }),
  evidence({
    id: 'blind-healthy-certificate-renewed',
    kind: 'healthy',
    made: 'The self-made certificate was replaced in time (RCM 1056 after a restart); people clicked a new warning away and have worked since.',
    truth: ['healthy'],
    mustNot: [
      ...alarms,
      'failed-certificate-renewal',
      'expired-certificate',
      'replaced-certificate-not-bound',
      'unreadable-certificate-key',
    ],
    now: '2026-04-24T10:00:00.000Z',
    files: server({
      computer: 'srv2.notaire.example',
      seed: 107,
      without: [
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
        'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
      ],
      language: 'fr',
      domain: 'NOTAIRE',
      from: '2026-03-30T00:00:00.000Z',
      until: '2026-04-24T09:50:00.000Z',
      workers: staff('clerc1 10.0.0.21', 'clerc2 10.0.0.22'),
      events: (machine) => [
        ...restarted(machine, '2026-04-13T20:00:00.000Z', 'Other (Planned)'),
        machine.log.rcm(
          1056,
          '2026-04-13T20:02:20.000Z',
          ['SRV2', 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334'],
          { level: 4, qualifiers: 16_384 },
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-healthy-holidays',
    kind: 'healthy',
    made: 'Nobody worked from 23 December on and no attempt was made; the server hummed along.',
    truth: ['healthy', 'unknown'],
    mustNot: alarms,
    now: '2026-01-04T18:00:00.000Z',
    files: server({
      computer: 'office-rdp.ngo.example',
      seed: 108,
      domain: 'NGO',
      from: '2025-12-01T00:00:00.000Z',
      until: '2026-01-04T17:50:00.000Z',
      workers: staff('mara 10.6.0.2', 'joe 10.6.0.3'),
      onset: '2025-12-23T00:00:00.000Z',
      failing: () => [],
    }),
  }),
];
