import type { Random } from '../random.ts';
import { refusal, write } from './sessions.ts';
import { day, hour, minute, type Setting } from './setting.ts';
import { writers, type WorldEvent, type Writer } from './world-event.ts';

type Fields = Readonly<Record<string, string>>;
type Noise = (setting: Setting, random: Random, from: number) => readonly WorldEvent[];

const line =
  (writer: Writer, id: number, fields: (setting: Setting, random: Random) => Fields): Noise =>
  (setting, random, from) => [
    write(setting.server, writer, id, from + Math.round(random.between(0, day)), fields(setting, random)),
  ];
const utf16 = (text: string) =>
  Array.from(text, (letter) => `${letter.charCodeAt(0).toString(16).padStart(2, '0')}00`)
    .join('')
    .toUpperCase();

const serviceStates: Noise = ({ server, language }, random, from) => {
  const [name, key] = random.pick([
    [language.update, 'wuauserv'],
    ['BITS', 'BITS'],
    ['WMI Performance Adapter', 'wmiApSrv'],
    ['Application Experience', 'AeLookupSvc'],
  ] as const);
  const at = from + Math.round(random.between(0, day - hour));
  return [
    write(server, writers.scm, 7036, at, {
      param1: name,
      param2: language.running,
      Binary: utf16(`${key}/4`),
    }),
    write(server, writers.scm, 7036, at + 20 * minute, {
      param1: name,
      param2: language.stopped,
      Binary: utf16(`${key}/1`),
    }),
  ];
};

/** A planned restart at night: the service stops, the machine goes down and comes back. */
export const restart: Noise = ({ server, language }, random, from) => {
  const at = from + 3 * hour + random.int(0, 50) * minute;
  const state = (time: number, running: boolean) =>
    write(server, writers.scm, 7036, time, {
      param1: language.termService,
      param2: running ? language.running : language.stopped,
      Binary: utf16(`TermService/${running ? 4 : 1}`),
    });
  return [
    ...(random.chance(0.6)
      ? [
          write(server, writers.update, 19, at - 20 * minute, {
            updateTitle: `2026-0${random.int(1, 9)} Cumulative Update (KB50${random.int(10_000, 99_999)})`,
          }),
        ]
      : []),
    write(server, { channel: 'System', provider: 'User32' }, 1074, at, {
      param1: 'C:\\Windows\\system32\\svchost.exe',
      param2: server,
    }),
    state(at + 4_000, false),
    write(server, writers.eventlog, 6006, at + 9_000),
    write(server, writers.kernel, 13, at + 10_000, { StopTime: new Date(at).toISOString() }),
    write(server, writers.kernel, 12, at + 95_000, {
      MajorVersion: '10',
      MinorVersion: '0',
      BuildVersion: '20348',
      StartTime: new Date(at + 95_000).toISOString(),
    }),
    write(server, writers.eventlog, 6009, at + 100_000),
    write(server, writers.eventlog, 6005, at + 100_000),
    state(at + 118_000, true),
    write(server, writers.core, 129, at + 119_000, { TransportProtocolName: 'TCP', Port: '3389' }),
    write(server, writers.rcm, 258, at + 119_500, { listenerName: 'RDP-Tcp' }),
  ];
};

/** Strangers who look at an exposed port: a few connections that end before anybody signs in, some with a guess. */
const scanner: Noise = (setting, random, from) => {
  const address = `203.0.113.${random.int(1, 250)}`;
  const at = from + Math.round(random.between(0, day));
  const activityId = `{f420ffff-0000-4000-8000-${random.hex(12)}}`;
  return [
    write(
      setting.server,
      writers.core,
      131,
      at,
      { ConnType: 'TCP', ClientIP: `${address}:${random.int(40_000, 60_000)}` },
      { activityId },
    ),
    write(setting.server, writers.rcm, 261, at + 80, { listenerName: 'RDP-Tcp' }),
    ...(random.chance(0.5)
      ? [
          refusal(
            setting,
            random.pick(['administrator', 'admin', 'test', 'user']),
            address,
            at + 900,
            0xc000_0064,
          ),
          write(setting.server, writers.core, 140, at + 950, { IPString: address }),
        ]
      : []),
    write(setting.server, writers.core, 102, at + 1_000, {}, { activityId }),
    write(setting.server, writers.core, 103, at + 1_010, { ReasonCode: '14' }, { activityId }),
  ];
};

const webSchannel: Noise = ({ server }, random, from) => {
  const at = from + Math.round(random.between(0, day));
  return random.pick([
    [
      write(server, writers.schannel, 36_874, at, { Protocol: 'TLS 1.2' }),
      write(server, writers.schannel, 36_888, at + 3, { AlertDesc: '40', ErrorState: '1205' }),
    ],
    [write(server, writers.schannel, 36_887, at, { AlertDesc: random.pick(['46', '48', '70', '42']) })],
    [write(server, writers.schannel, 36_871, at, { Type: 'client', ErrorState: '10013' })],
  ]);
};

const crash: Noise = ({ server, language }, random, from) => {
  const at = from + Math.round(random.between(0, day));
  const [name, program] = random.pick([
    [language.spooler, 'spoolsv.exe'],
    ['SQL Server Agent', 'SQLAGENT.EXE'],
    ['Acme Sync', 'acmesync.exe'],
    ['Windows Search', 'SearchIndexer.exe'],
  ] as const);
  return [
    write(server, writers.application, 1000, at - 1_000, {
      '0': program,
      '1': '10.0.1.1',
      '3': random.pick(['ntdll.dll', 'acme.dll', 'KERNELBASE.dll']),
    }),
    write(server, writers.scm, random.pick([7031, 7034]), at, {
      param1: name,
      param2: String(random.int(1, 4)),
    }),
  ];
};

const shares: Noise = (setting, random, from) => {
  const at = from + Math.round(random.between(0, day));
  return [refusal(setting, 'backup', `192.0.2.${random.int(200, 210)}`, at, 0xc000_006a)];
};

/** What goes on every day on any server, each with how often a day it comes where the server has it at all. */
const noises: readonly (readonly [share: number, perDay: number, noise: Noise])[] = [
  [1, 5, serviceStates],
  [0.5, 0.6, crash],
  [0.5, 3, scanner],
  [0.6, 3, webSchannel],
  [0.4, 4, shares],
  [0.7, 4, line(writers.dcom, 10_016, () => ({ param1: 'application-specific', param4: 'Local' }))],
  [0.5, 0.4, line(writers.vss, 8193, () => ({ '0': 'RegOpenKeyExW', '1': '0x80070005' }))],
  [
    0.4,
    1,
    line(writers.enrolment, 13, ({ domain }) => ({
      '0': 'Local system',
      '1': 'Machine',
      '2': `${domain}-CA`,
      '3': '0x800706ba',
    })),
  ],
  [0.7, 0.8, line(writers.licensing, 8198, () => ({ '0': '0x8007139F' }))],
  [0.7, 1, line(writers.time, 37, ({ domain }) => ({ TimeSource: `dc1.${domain.toLowerCase()}.example` }))],
  [0.4, 0.5, line(writers.time, 36, () => ({ TimeDifferenceSeconds: '86400' }))],
  [
    0.5,
    1.5,
    line(writers.dns, 1014, (_, random) => ({
      QueryName: random.pick(['wpad', 'update.example', 'time.example']),
    })),
  ],
  [0.9, 6, line(writers.policy, 1500, () => ({ SupportInfo1: '1', ProcessingTimeInMilliseconds: '900' }))],
  [0.2, 0.3, line(writers.policy, 1129, () => ({ ErrorCode: '1222' }))],
  [0.5, 0.5, line(writers.rcmAdmin, 1157, () => ({ listenerName: 'RDP-Tcp' }))],
  [0.5, 0.3, line({ channel: 'System', provider: 'disk' }, 153, () => ({ '0': '\\Device\\Harddisk1\\DR1' }))],
  [0.4, 2, line(writers.kernel, 16, () => ({ HiveName: '\\??\\C:\\Users\\x\\NTUSER.DAT' }))],
  [0.3, 0.2, line(writers.kernel, 1, () => ({ NewTime: '', OldTime: '', Reason: '2' }))],
  [
    0.5,
    1,
    line({ channel: 'System', provider: 'Microsoft-Windows-TerminalServices-Printers' }, 1111, () => ({
      '0': 'Brother MFC',
      '1': 'Brother MFC',
    })),
  ],
  [0.4, 1, line({ channel: 'System', provider: 'NETLOGON' }, 5781, () => ({ '0': 'ForestDnsZones' }))],
  [
    0.6,
    2,
    line({ channel: 'Security', provider: 'Microsoft-Windows-Security-Auditing' }, 4624, ({ domain }) => ({
      TargetUserName: 'SYSTEM',
      TargetDomainName: domain,
      LogonType: '5',
      IpAddress: '-',
    })),
  ],
];

/**
 * The life of the server from day to day, without anybody who works on it. From `closed` on no stranger gets through to
 * Remote Desktop, as nobody else does.
 */
export function backgroundOf(
  setting: Setting,
  random: Random,
  closed = Number.POSITIVE_INFINITY,
): readonly WorldEvent[] {
  const here = noises.filter(([share]) => random.chance(share));
  const restarts = random.int(3, 9);
  const events: WorldEvent[] = [];
  for (let from = setting.begin; from < setting.end; from += day) {
    for (const [, perDay, noise] of here) {
      const times = Math.floor(0.6 * perDay * random.between(0.4, 1.6) + random.next());
      for (let i = 0; i < times; i += 1)
        events.push(...noise(setting, random, from).filter(({ at }) => noise !== scanner || at < closed));
    }
    const night = from - (from % day);
    if (Math.floor(from / day) % restarts === 0 && night > setting.begin)
      events.push(...restart(setting, random, night));
  }
  return events;
}
