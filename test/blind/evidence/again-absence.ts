import { evidence, type BlindCase } from '../blind-case.ts';
import { absentServer } from '../again-absent.ts';
import { droppedSession, untraced } from '../failures.ts';
import { every, later } from '../moments.ts';
import { restarted } from '../noise.ts';
import { staff } from '../worker.ts';

/** A session whose end nobody is there to log. */
const brokenOff: typeof droppedSession = (machine, time, worker) =>
  droppedSession(machine, time, worker).filter(({ id }) => ![24, 102, 103].includes(id));

const empty = every(7_300, '2026-11-04T06:10:00.000Z', 15);
const hot = [
  '2026-07-14T10:20:00.000Z',
  '2026-07-14T14:05:00.000Z',
  '2026-07-15T10:02:00.000Z',
  '2026-07-15T14:30:00.000Z',
  '2026-07-16T09:48:00.000Z',
  '2026-07-16T13:58:00.000Z',
];
const asleep = every(43_200, '2026-01-27T04:10:00.000Z', 6);

/** Computers that are not there when somebody needs them. */
export const againAbsence: readonly BlindCase[] = [
  evidence({
    id: 'again-battery-shuts-down',
    kind: 'without cause',
    made: 'A worn battery reports itself empty several times a day and its agent shuts the server down: UPSMON 174 before each User32 1074; sessions are lost each time.',
    truth: [{ began: ['UPSMON', 174] }, { began: ['User32', 1074] }],
    mayAlso: ['failing-since-onset'],
    mustNot: ['update-regression', 'session-time-limit', 'stopped-service', 'lossy-network'],
    now: '2026-11-05T13:00:00.000Z',
    files: absentServer(
      {
        computer: 'SRV-TARTAK',
        seed: 234,
        language: 'pl',
        domain: 'TARTAK',
        from: '2026-10-12T00:00:00.000Z',
        until: '2026-11-05T12:50:00.000Z',
        workers: staff('biuro1 192.168.3.4', 'biuro2 192.168.3.5', 'magazyn 192.168.3.7'),
        onset: '2026-11-04T05:00:00.000Z',
        failing: brokenOff,
        events: (machine) =>
          empty.flatMap((time) => [
            machine.application('UPSMON', 174, 'warning', later(time, -45), ['Battery low', '9']),
            ...restarted(machine, time, 'Power failure: environment (Unplanned)'),
          ]),
      },
      empty,
      94,
    ),
  }),
  evidence({
    id: 'again-too-hot',
    kind: 'without cause',
    made: 'The air conditioning of the closet is broken: the server is shut down for heat (Kernel-Power 86) around noon and in the afternoon, twice a day, and stays off for more than an hour.',
    truth: [{ began: ['Microsoft-Windows-Kernel-Power', 86] }],
    mayAlso: ['failing-since-onset'],
    mustNot: ['stopped-service', 'blocking-firewall', 'disabled-remote-desktop', 'update-regression'],
    now: '2026-07-16T18:00:00.000Z',
    files: absentServer(
      {
        computer: 'dc-ts.clinica.example',
        seed: 235,
        language: 'es',
        domain: 'CLINICA',
        without: ['Application'],
        from: '2026-06-22T00:00:00.000Z',
        until: '2026-07-16T17:50:00.000Z',
        workers: staff('consulta1 10.8.1.3', 'consulta2 10.8.1.4', 'recepcion 10.8.1.2'),
        onset: '2026-07-14T09:00:00.000Z',
        failing: brokenOff,
        events: ({ system, service }) =>
          hot.flatMap((time) => [
            system('Microsoft-Windows-Kernel-Power', 86, 'critical', time, {
              ThermalZoneDeviceInstance: 'ACPI\\ThermalZone\\TZ00_0',
              _CRT: '378',
              _TMP: '381',
            }),
            system('Microsoft-Windows-Kernel-General', 13, 'information', later(time, 20)),
            system('Microsoft-Windows-Kernel-General', 12, 'information', later(time, 4_200)),
            service('TermService', true, later(time, 4_230)),
          ]),
      },
      hot.map((time) => later(time, 21)),
      4_170,
    ),
  }),
  evidence({
    id: 'again-office-pc-falls-asleep',
    kind: 'without cause',
    made: 'A feature update brought back the power plan: the office computer sleeps most of the day (Kernel-Power 42) and nobody from home reaches it.',
    truth: [
      { began: ['Microsoft-Windows-Kernel-Power', 42] },
      { began: ['Microsoft-Windows-Power-Troubleshooter', 1] },
    ],
    mayAlso: ['failing-since-onset', 'unreached-service'],
    mustNot: ['stopped-service', 'blocking-firewall', 'disabled-remote-desktop', 'public-network-profile'],
    now: '2026-01-29T19:00:00.000Z',
    code: '0x204',
    files: absentServer(
      {
        computer: 'PC-BUERO-03',
        seed: 236,
        language: 'de',
        domain: 'PC-BUERO-03',
        from: '2026-01-05T00:00:00.000Z',
        until: '2026-01-29T18:50:00.000Z',
        workers: staff('petra 10.8.0.2', 'petra 10.8.0.6'),
        onset: '2026-01-27T05:00:00.000Z',
        failing: untraced,
        events: ({ system }) =>
          asleep.flatMap((time) => [
            system('Microsoft-Windows-Kernel-Power', 42, 'information', time, {
              TargetState: 4,
              EffectiveState: 4,
              Reason: 7,
            }),
            system('Microsoft-Windows-Power-Troubleshooter', 1, 'information', later(time, 39_000), {
              SleepTime: later(time, 5),
              WakeTime: later(time, 38_990),
              WakeSourceText: 'Netzschalter',
            }),
          ]),
      },
      asleep,
      38_980,
    ),
  }),
];
