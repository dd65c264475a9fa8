import { evidence, type BlindCase } from '../blind-case.ts';
import { droppedSession, shortSession, withoutSession } from '../failures.ts';
import { every, later } from '../moments.ts';
import { crashedService } from '../noise.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

const scm = 'Service Control Manager';

/** Display, window manager, shell, printers and the window stations behind them. */
export const displayCases: readonly BlindCase[] = [
  evidence({
    id: 'blind-display-driver-resets',
    kind: 'without cause',
    made: 'A new GPU driver stops answering whenever a session starts: Display 4101 and nvlddmkm 153; the sessions turn black and are dropped.',
    truth: [{ began: ['Display', 4101] }, { began: ['nvlddmkm', 153] }],
    mustNot: ['lossy-network', 'session-time-limit', 'protocol-violation', 'exhausted-server-memory'],
    now: '2026-05-14T15:20:00.000Z',
    files: server({
      computer: 'CAD-WS-11.werk.example',
      seed: 21,
      without: ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational'],
      language: 'de',
      domain: 'WERK',
      from: '2026-04-20T00:00:00.000Z',
      until: '2026-05-14T15:00:00.000Z',
      workers: staff('t.huber 10.3.0.41', 'k.frey 10.3.0.57'),
      onset: '2026-05-12T06:00:00.000Z',
      failing: (machine, time, worker) => [
        ...droppedSession(machine, time, worker),
        machine.system(
          'nvlddmkm',
          153,
          'error',
          later(time, 150),
          ['\\Device\\Video3', 'Error occurred on GPUID: 100'],
          { qualifiers: 49_322 },
        ),
        machine.system('Display', 4101, 'warning', later(time, 170), ['nvlddmkm', ''], { qualifiers: 0 }),
      ],
      events: ({ system }) => [
        system(
          'Microsoft-Windows-UserPnp',
          20_003,
          'information',
          '2026-05-11T17:31:00.000Z',
          {},
          {
            userData: {
              element: 'AddServiceID',
              values: {
                ServiceName: 'nvlddmkm',
                DeviceInstanceID: 'PCI\\VEN_10DE&DEV_2231',
                AddServiceStatus: '0x0',
              },
            },
          },
        ),
      ],
    }),
  }),
  evidence({
    id: 'blind-window-manager-crashes',
    kind: 'without cause',
    made: 'A screen recorder makes dwm.exe crash in every remote session: Application Error 1000 and Desktop Window Manager 9009.',
    truth: [
      'crashed-session',
      { began: ['Application Error', 1000] },
      { began: ['Desktop Window Manager', 9009] },
    ],
    mustNot: ['session-time-limit', 'exhausted-licenses', 'lossy-network'],
    now: '2025-12-11T12:00:00.000Z',
    files: server({
      computer: 'CALLC-RDS2.bpo.example',
      seed: 22,
      rolledOver: { Security: '2025-12-09T14:00:00.000Z' },
      domain: 'BPO',
      dawn: 2,
      from: '2025-11-24T00:00:00.000Z',
      until: '2025-12-11T11:50:00.000Z',
      workers: staff('agent014 10.61.2.14', 'agent022 10.61.2.22', 'agent031 10.61.2.31', 'lead3 10.61.1.3'),
      onset: '2025-12-11T01:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application('Application Error', 1000, 'error', later(time, 6), [
          'dwm.exe',
          '10.0.20348.1',
          '8d5b',
          'ScrRec64.dll',
          '4.2.0.9',
          '655f',
          'c0000005',
          '00000000000a1b20',
          '19f4',
          '01dc',
          'C:\\Windows\\system32\\dwm.exe',
          'C:\\Program Files\\ScrRec\\ScrRec64.dll',
          '7f1a',
          '',
          '',
        ]),
        machine.application('Desktop Window Manager', 9009, 'information', later(time, 7), ['0xd00002fe'], {
          qualifiers: 16_384,
        }),
      ],
    }),
  }),
  evidence({
    id: 'blind-desktop-heap',
    kind: 'without cause',
    made: 'A service leaks windows until no desktop can be made: Win32k 243 and 244; people are authenticated, no session begins.',
    truth: [
      { began: ['Win32k', 243] },
      { began: ['Win32k', 244] },
      { began: ['Microsoft-Windows-Win32k', 243] },
    ],
    mayAlso: ['exhausted-server-memory'],
    mustNot: ['session-limit', 'exhausted-licenses', 'draining-server'],
    now: '2026-04-09T10:00:00.000Z',
    files: server({
      computer: 'TS-ALT.spedition.example',
      seed: 28,
      without: ['Application'],
      language: 'de',
      domain: 'SPED',
      from: '2026-03-16T00:00:00.000Z',
      until: '2026-04-09T09:50:00.000Z',
      workers: staff('dispo1 10.2.2.11', 'dispo2 10.2.2.12', 'dispo3 10.2.2.13', 'buha 10.2.2.30'),
      onset: '2026-04-09T06:00:00.000Z',
      failing: withoutSession,
      events: ({ system }) =>
        every(280, '2026-04-09T05:44:00.000Z', 44).map((time, i) =>
          system('Win32k', i % 3 === 0 ? 244 : 243, 'warning', time, [], { qualifiers: 32_768 }),
        ),
    }),
  }),
  evidence({
    id: 'blind-shell-cannot-start',
    kind: 'without cause',
    made: 'An unpaired update of a language pack breaks explorer.exe for everybody: Application Error 1000 with explorer.exe, Winlogon 1002; the session opens without a desktop and people leave.',
    truth: [
      'crashed-session',
      { began: ['Application Error', 1000] },
      { began: ['Microsoft-Windows-Winlogon', 1002] },
    ],
    mustNot: ['session-time-limit', 'remoteapp-only', 'administrative-disconnect'],
    now: '2026-10-22T03:00:00.000Z',
    files: server({
      computer: 'TOKYO-TS1.shoji.example',
      seed: 33,
      language: 'ja',
      domain: 'SHOJI',
      dawn: 0,
      from: '2026-10-01T00:00:00.000Z',
      until: '2026-10-22T02:45:00.000Z',
      workers: staff('tanaka 10.81.0.20', 'sato 10.81.0.21', 'ito 10.81.0.25'),
      onset: '2026-10-21T23:00:00.000Z',
      failing: (machine, time, worker) => [
        ...shortSession(machine, time, worker),
        machine.application('Application Error', 1000, 'error', later(time, 6.1), [
          'explorer.exe',
          '10.0.20348.2849',
          'f1d2',
          'Windows.UI.Xaml.dll',
          '10.0.20348.2700',
          'a0b1',
          'c000027b',
          '00000000008f1a2c',
          '2a10',
          '01dc',
          'C:\\Windows\\explorer.exe',
          'C:\\Windows\\System32\\Windows.UI.Xaml.dll',
          '31b0',
          '',
          '',
        ]),
        machine.application('Microsoft-Windows-Winlogon', 1002, 'warning', later(time, 6.8), [
          'explorer.exe',
        ]),
      ],
    }),
  }),
  evidence({
    id: 'blind-spooler-hangs-sessions',
    kind: 'without cause',
    made: 'A driver for redirected printers crashes the spooler at each sign-in (PrintService 808, 7031 for Spooler), and the session hangs before the desktop.',
    truth: [{ began: [scm, 7031] }, { began: ['Microsoft-Windows-PrintService', 808] }],
    mustNot: ['session-limit', 'exhausted-server-memory', 'slow-network', 'stopped-service'],
    now: '2026-09-10T12:00:00.000Z',
    files: server({
      computer: 'TS02.logistique.example',
      seed: 86,
      rolledOver: { Security: '2026-09-08T09:00:00.000Z' },
      language: 'fr',
      domain: 'LOGI',
      from: '2026-08-17T00:00:00.000Z',
      until: '2026-09-10T11:30:00.000Z',
      workers: staff('quai1 10.33.0.11', 'quai2 10.33.0.12', 'bureau 10.33.0.40'),
      onset: '2026-09-09T05:00:00.000Z',
      failing: (machine, time, worker) => [
        ...withoutSession(machine, time, worker),
        machine.event(
          'Microsoft-Windows-PrintService/Admin',
          'Microsoft-Windows-PrintService',
          808,
          'error',
          later(time, 5),
          {},
          {
            userData: {
              element: 'LoadPluginFailed',
              values: {
                PluginDllName: 'C:\\Windows\\system32\\spool\\DRIVERS\\x64\\3\\ZebraUI.dll',
                ErrorCode: '0xC1',
                Context: '',
              },
            },
          },
        ),
        crashedService(machine, later(time, 6), 'Spouleur d’impression', 'Spooler', 4),
      ],
      events: ({ event }) => [
        event(
          'Microsoft-Windows-PrintService/Operational',
          'Microsoft-Windows-PrintService',
          316,
          'information',
          '2026-09-08T14:12:00.000Z',
          {},
          {
            userData: {
              element: 'DriverAdded',
              values: { Param1: 'ZDesigner ZT411', Param2: 'Windows x64' },
            },
          },
        ),
      ],
    }),
  }),
];
