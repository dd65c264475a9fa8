import { evidence, type BlindCase } from '../blind-case.ts';
import { absentServer } from '../again-absent.ts';
import { dead } from '../failures.ts';
import { every, later } from '../moments.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

const alarms = [
  'stopped-service',
  'failing-since-onset',
  'logon-flood',
  'blocking-firewall',
  'crashed-session',
  'unreachable-domain-controller',
  'wrong-password',
  'session-time-limit',
  'lossy-network',
];

const nights = every(86_400, '2026-10-19T21:30:00.000Z', 25);

/** Servers on which everybody works, with odd neighbours and habits. */
export const againHealthy: readonly BlindCase[] = [
  evidence({
    id: 'again-healthy-probed-each-quarter-hour',
    kind: 'healthy',
    made: 'A monitoring system opens the port every fifteen minutes, day and night, and closes it again before sign-in; people work as ever.',
    truth: ['healthy'],
    mayAlso: ['dropped-before-sign-in'],
    mustNot: [...alarms, 'unreadable-certificate-key', 'throttled-listener'],
    now: '2026-03-20T16:00:00.000Z',
    files: server({
      computer: 'rds2.gemeente.example',
      seed: 251,
      language: 'nl',
      domain: 'GEMEENTE',
      from: '2026-02-23T00:00:00.000Z',
      until: '2026-03-20T15:55:00.000Z',
      workers: staff('balie1 10.28.0.3', 'balie2 10.28.0.4', 'belasting 10.28.0.7', 'archief 10.28.0.8'),
      events: (machine) =>
        every(900, '2026-02-23T00:03:00.000Z', 2_460).flatMap((time) =>
          dead(machine, time, { user: '', from: '10.28.200.9' }),
        ),
    }),
  }),
  evidence({
    id: 'again-healthy-database-moans',
    kind: 'healthy',
    made: 'An old report asks the database on the same machine every hour with a password of years ago: MSSQLSERVER 18456 in thousands; nobody on Remote Desktop notices.',
    truth: ['healthy'],
    mustNot: [...alarms, 'locked-account', 'disabled-account'],
    now: '2026-06-12T20:00:00.000Z',
    files: server({
      computer: 'erp1.vinos.example',
      seed: 252,
      language: 'es',
      domain: 'VINOS',
      dawn: 11,
      rolledOver: { Application: '2026-06-02T00:00:00.000Z' },
      from: '2026-05-18T00:00:00.000Z',
      until: '2026-06-12T19:55:00.000Z',
      workers: staff('bodega 10.5.0.3', 'ventas1 10.5.0.4', 'ventas2 10.5.0.5'),
      events: ({ application }) =>
        every(3_600, '2026-05-18T00:10:00.000Z', 610).flatMap((hour) =>
          every(2, hour, 4).map((time) =>
            application('MSSQLSERVER', 18_456, 'information', time, [
              'informes',
              ' Reason: Password did not match that for the login provided.',
              ' [CLIENT: <local machine>]',
            ]),
          ),
        ),
    }),
  }),
  evidence({
    id: 'again-healthy-license-attributes',
    kind: 'healthy',
    made: 'The license server on this host may not write to the accounts in the directory: TerminalServices-Licensing 4105 at many sign-ins, licenses are given all the same.',
    truth: ['healthy'],
    mustNot: [...alarms, 'exhausted-licenses', 'missing-license-server', 'expired-licensing-grace'],
    now: '2026-09-18T15:00:00.000Z',
    files: server({
      computer: 'RDS-LIC.architekten.example',
      seed: 253,
      language: 'de',
      domain: 'ARCHI',
      without: ['Security'],
      from: '2026-08-24T00:00:00.000Z',
      until: '2026-09-18T14:55:00.000Z',
      workers: staff('cad1 10.33.0.3', 'cad2 10.33.0.4', 'plan 10.33.0.6'),
      events: ({ system }) =>
        every(14_400, '2026-08-24T05:40:00.000Z', 150).map((time) =>
          system('Microsoft-Windows-TerminalServices-Licensing', 4105, 'warning', time, [
            'cad1',
            'architekten.example',
            '0x80070005',
          ]),
        ),
    }),
  }),
  evidence({
    id: 'again-healthy-update-fails-nightly',
    kind: 'healthy',
    made: 'One optional update fails every night with 0x80073712 and nobody has cared for a month; the server works.',
    truth: ['healthy'],
    mustNot: [...alarms, 'update-regression'],
    now: '2026-04-30T14:00:00.000Z',
    files: server({
      computer: 'ksiegowosc-ts',
      seed: 254,
      language: 'pl',
      domain: 'KSIEG',
      from: '2026-03-30T00:00:00.000Z',
      until: '2026-04-30T13:55:00.000Z',
      workers: staff('ewa 192.168.9.4', 'olga 192.168.9.5'),
      events: ({ system }) =>
        every(86_400, '2026-03-30T01:30:00.000Z', 31).flatMap((time) => {
          const update = {
            updateTitle: 'Preview of Cumulative Update for .NET Framework (KB5032008)',
            updateGuid: { guid: '{3a51f0e2-70cf-4a84-8a9b-7c1f2dcb3311}' },
            updateRevisionNumber: 200,
          };
          return [
            system('Microsoft-Windows-WindowsUpdateClient', 43, 'information', later(time, -180), update),
            system('Microsoft-Windows-WindowsUpdateClient', 20, 'error', time, {
              errorCode: '0x80073712',
              ...update,
            }),
          ];
        }),
    }),
  }),
  evidence({
    id: 'again-healthy-sleeps-at-night',
    kind: 'healthy',
    made: 'An office computer sleeps every night and is woken each morning by a magic packet (Kernel-Power 42 and 107); its owner works on it from home every day.',
    truth: ['healthy'],
    mustNot: [...alarms, 'disabled-remote-desktop', 'clock-skew'],
    now: '2026-11-13T15:00:00.000Z',
    files: absentServer(
      {
        computer: 'PC-LYON-12',
        seed: 255,
        language: 'fr',
        domain: 'PC-LYON-12',
        without: ['Application'],
        from: '2026-10-19T00:00:00.000Z',
        until: '2026-11-13T14:55:00.000Z',
        workers: staff('claire 10.8.0.22'),
        events: ({ system }) =>
          nights.flatMap((time) => [
            system('Microsoft-Windows-Kernel-Power', 42, 'information', time, {
              TargetState: 4,
              EffectiveState: 4,
              Reason: 0,
            }),
            system('Microsoft-Windows-Kernel-Power', 107, 'information', later(time, 30_000), {
              TargetState: 4,
            }),
            system('Microsoft-Windows-Power-Troubleshooter', 1, 'information', later(time, 30_002), {
              SleepTime: later(time, 4),
              WakeTime: later(time, 30_000),
              WakeSourceText: 'Intel(R) Ethernet Connection I219-LM',
            }),
          ]),
      },
      nights,
      29_990,
    ),
  }),
];
