import type { LoggedEvent } from '../../../src/core/evidence/events/logged-event.ts';

/** What an event means for the label: names the fault, shows a failed attempt, or shows one that went well. */
export type Sense = 'proof' | 'ending' | 'good';

/** An event of a composed world, with the time of the computer's own clock in milliseconds since 1970. */
export interface WorldEvent {
  readonly at: number;
  readonly channel: string;
  readonly provider: string;
  readonly id: number;
  readonly computer: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly activityId?: string;
  /** Written as UserData, as the session manager does; else as EventData. */
  readonly userData?: boolean;
  readonly sense?: Sense;
}

/** Where a provider writes. */
export interface Writer {
  readonly channel: string;
  readonly provider: string;
}

const ts = 'Microsoft-Windows-TerminalServices-';
const inSystem = (provider: string): Writer => ({ channel: 'System', provider });

/** The providers of background and faults by a short name. */
export const writers = {
  rcm: { channel: `${ts}RemoteConnectionManager/Operational`, provider: `${ts}RemoteConnectionManager` },
  rcmAdmin: { channel: `${ts}RemoteConnectionManager/Admin`, provider: `${ts}RemoteConnectionManager` },
  rcmSystem: inSystem(`${ts}RemoteConnectionManager`),
  lsm: { channel: `${ts}LocalSessionManager/Operational`, provider: `${ts}LocalSessionManager` },
  core: {
    channel: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
    provider: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS',
  },
  client: { channel: `${ts}RDPClient/Operational`, provider: `${ts}ClientActiveXCore` },
  security: { channel: 'Security', provider: 'Microsoft-Windows-Security-Auditing' },
  scm: inSystem('Service Control Manager'),
  schannel: inSystem('Schannel'),
  termdd: inSystem('TermDD'),
  kernel: inSystem('Microsoft-Windows-Kernel-General'),
  power: inSystem('Microsoft-Windows-Kernel-Power'),
  eventlog: inSystem('EventLog'),
  cleared: inSystem('Microsoft-Windows-Eventlog'),
  clearedSecurity: { channel: 'Security', provider: 'Microsoft-Windows-Eventlog' },
  update: inSystem('Microsoft-Windows-WindowsUpdateClient'),
  time: inSystem('Microsoft-Windows-Time-Service'),
  dns: inSystem('Microsoft-Windows-DNS-Client'),
  policy: inSystem('Microsoft-Windows-GroupPolicy'),
  dcom: inSystem('Microsoft-Windows-DistributedCOM'),
  application: { channel: 'Application', provider: 'Application Error' },
  vss: { channel: 'Application', provider: 'VSS' },
  enrolment: { channel: 'Application', provider: 'Microsoft-Windows-CertificateServicesClient-CertEnroll' },
  licensing: { channel: 'Application', provider: 'Microsoft-Windows-Security-SPP' },
} as const satisfies Readonly<Record<string, Writer>>;

/** The event as a reader of logs hands it over, with the seven decimals that logs hold. */
export function loggedEvent(event: WorldEvent): LoggedEvent {
  return {
    time: `${new Date(event.at).toISOString().slice(0, -1)}0000Z`,
    provider: event.provider,
    eventId: event.id,
    channel: event.channel,
    computer: event.computer,
    ...(event.activityId === undefined ? {} : { activityId: event.activityId }),
    fields: event.fields,
  };
}
