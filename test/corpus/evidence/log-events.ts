import { toUtf16le } from '../../../src/core/bytes/text.ts';
import { writeEvtx, type EvtxOptions } from '../../evtx-writer/write-evtx.ts';
import type { WrittenEvent } from '../../evtx-writer/written-event.ts';
import type { EvidenceFile } from './evidence-case.ts';

type Data = WrittenEvent['data'];
type More = Partial<WrittenEvent>;

const ts = 'Microsoft-Windows-TerminalServices-';
export const channelNames = {
  system: 'System',
  security: 'Security',
  core: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
  connections: `${ts}RemoteConnectionManager/Operational`,
  connectionsAdmin: `${ts}RemoteConnectionManager/Admin`,
  sessions: `${ts}LocalSessionManager/Operational`,
  client: `${ts}RDPClient/Operational`,
} as const;

/** "08-30 10:00:00" of the year of the corpus, as ISO 8601. */
export function at(moment: string, plusSeconds = 0): string {
  return new Date(Date.parse(`2026-${moment.replace(' ', 'T')}Z`) + plusSeconds * 1000).toISOString();
}

/** The events one computer writes, each in the channel where Windows puts it. */
export function logOf(computer: string) {
  const write =
    (channel: string, provider: string) =>
    (id: number, time: string, data: Data = {}, more: More = {}): WrittenEvent => ({
      provider,
      id,
      time,
      channel,
      computer,
      data,
      ...more,
    });
  const system = (provider: string) => write(channelNames.system, provider);
  const scm = system('Service Control Manager');
  return {
    /** Certificate and listener events; classic ids, in System. */
    rcm: (id: number, time: string, data: Data = [], more: More = {}) =>
      system(`${ts}RemoteConnectionManager`)(id, time, data, {
        qualifiers: 49_152,
        ...more,
      }),
    schannel: system('Schannel'),
    termdd: (time: string, client: string, status: readonly number[]) =>
      system('TermDD')(56, time, ['\\Device\\Termdd', client], {
        binary: Uint8Array.from([0, 0, 4, 0, 2, 0, 0x2c, 0, 0, 0, 0, 0, 0x38, 0, 0x0a, 0xc0, ...status]),
      }),
    /** A service changed its state; param1 is the display name in the language of the system. */
    serviceState: (time: string, key: string, display: string, running: boolean) =>
      scm(
        7036,
        time,
        { param1: display, param2: running ? 'running' : 'stopped' },
        { binary: toUtf16le(`${key}/${running ? 4 : 1}\0`) },
      ),
    scm,
    kernel: system('Microsoft-Windows-Kernel-General'),
    update: system('Microsoft-Windows-WindowsUpdateClient'),
    time: system('Microsoft-Windows-Time-Service'),
    core: write(channelNames.core, 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS'),
    connections: write(channelNames.connections, `${ts}RemoteConnectionManager`),
    connectionsAdmin: write(channelNames.connectionsAdmin, `${ts}RemoteConnectionManager`),
    sessions: (id: number, time: string, values: Readonly<Record<string, string>>, more: More = {}) =>
      write(channelNames.sessions, `${ts}LocalSessionManager`)(
        id,
        time,
        {},
        { userData: { element: 'EventXML', namespace: 'Event_NS', values }, ...more },
      ),
    security: write(channelNames.security, 'Microsoft-Windows-Security-Auditing'),
    client: write(channelNames.client, `${ts}ClientActiveXCore`),
  };
}

export type LogOf = ReturnType<typeof logOf>;

/** A session as a server logs it that is well: accepted, authenticated, begun. */
export function goodSession(log: LogOf, time: string, client: string, user = 'ops'): readonly WrittenEvent[] {
  const after = (seconds: number) => new Date(Date.parse(time) + seconds * 1000).toISOString();
  const activityId = activityAt(time);
  return [
    log.core(131, time, { ConnType: 'TCP', ClientIP: `${client}:51044` }, { activityId }),
    log.connections(261, after(0.1), { listenerName: 'RDP-Tcp' }),
    log.core(65, after(0.3), { ConnectionName: 'RDP-Tcp#1' }, { activityId }),
    authenticated(log, after(2), client, user),
    log.sessions(21, after(4), { User: `CORP\\${user}`, SessionID: '2', Address: client }),
    log.sessions(22, after(5), { User: `CORP\\${user}`, SessionID: '2', Address: client }),
  ];
}

/** RemoteConnectionManager 1149: the person has authenticated. */
export function authenticated(log: LogOf, time: string, client: string, user: string): WrittenEvent {
  const values = { Param1: user, Param2: 'CORP', Param3: client };
  return log.connections(
    1149,
    time,
    {},
    { userData: { element: 'EventXML', namespace: 'Event_NS', values } },
  );
}

/** A connection that ends before anybody authenticated. */
export function deadConnection(log: LogOf, time: string, client: string): readonly WrittenEvent[] {
  const after = (seconds: number) => new Date(Date.parse(time) + seconds * 1000).toISOString();
  const activityId = activityAt(time);
  return [
    log.core(131, time, { ConnType: 'TCP', ClientIP: `${client}:51044` }, { activityId }),
    log.connections(261, after(0.1), { listenerName: 'RDP-Tcp' }),
    log.core(65, after(0.2), { ConnectionName: 'RDP-Tcp#1' }, { activityId }),
    log.core(102, after(0.4), {}, { activityId }),
    log.core(103, after(0.4), { ReasonCode: 14 }, { activityId }),
  ];
}

/** An attempt as mstsc logs it: connecting, and how it ended where it did. */
export function clientAttempt(
  log: LogOf,
  time: string,
  server: string,
  reason?: number,
): readonly WrittenEvent[] {
  const after = (seconds: number) => new Date(Date.parse(time) + seconds * 1000).toISOString();
  return [
    log.client(1024, time, { Name: 'Server Name', Value: server, CustomLevel: 'Info' }),
    ...(reason === undefined
      ? [log.client(1025, after(2), {}), log.client(1027, after(4), { DomainName: 'CORP', SessionId: 2 })]
      : [
          log.client(1026, after(2), {
            Name: 'Disconnect Reason',
            Value: String(reason),
            CustomLevel: 'Info',
          }),
        ]),
  ];
}

function activityAt(time: string): string {
  return `{f4200000-0000-4000-8000-${Date.parse(time).toString(16).padStart(12, '0')}}`;
}

/** The ordinary talk of a System log over `days` days that end at `end`: services, starts, clocks, updates. */
export function systemNoise(log: LogOf, end: string, days = 60): readonly WrittenEvent[] {
  const last = Date.parse(end);
  const events: WrittenEvent[] = [];
  for (let day = days; day >= 0; day -= 1) {
    const moment = (hour: number) => new Date(last - day * 86_400_000 - hour * 3_600_000).toISOString();
    events.push(
      log.serviceState(moment(9), 'wuauserv', 'Windows Update', true),
      log.serviceState(moment(8.9), 'wuauserv', 'Windows Update', false),
      log.serviceState(moment(5), 'BITS', 'Background Intelligent Transfer Service', true),
      log.scm(7040, moment(4), {
        param1: 'Background Intelligent Transfer Service',
        param2: 'auto start',
        param3: 'demand start',
        param4: 'BITS',
      }),
      log.time(37, moment(3), { TimeSource: 'dc1.corp.example' }),
    );
    if (day % 30 === 7)
      events.push(
        log.update(19, moment(2.5), {
          updateTitle: '2026-08 Cumulative Update for .NET Framework (KB5060999)',
        }),
        log.kernel(13, moment(2.4), { StopTime: '2026' }),
        log.kernel(12, moment(2.3), { MajorVersion: 10, MinorVersion: 0, BuildVersion: 20348 }),
      );
  }
  return events;
}

/** One file per channel, named as Windows names them, each in the order of time. */
export function logFiles(
  events: readonly WrittenEvent[],
  options: EvtxOptions = {},
): readonly EvidenceFile[] {
  const channels = [...new Set(events.map(({ channel }) => channel))];
  return channels.map((channel) => ({
    name: `${channel.replaceAll('/', '%4')}.evtx`,
    bytes: writeEvtx(inOrder(events.filter((event) => event.channel === channel)), options),
  }));
}

/** Events in the order of time. */
export function inOrder(events: readonly WrittenEvent[]): readonly WrittenEvent[] {
  return [...events].sort((a, b) => (a.time < b.time ? -1 : 1));
}

/** All events in one file, as a collector of forwarded events writes them. */
export function forwarded(events: readonly WrittenEvent[]): EvidenceFile {
  return {
    name: 'ForwardedEvents.evtx',
    bytes: writeEvtx(inOrder(events).map((event) => ({ ...event, channel: 'ForwardedEvents' }))),
  };
}
