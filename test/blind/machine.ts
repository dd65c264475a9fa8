import { toUtf16le } from '../../src/core/bytes/text.ts';
import { authenticated, channelNames, logOf } from '../corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import { serviceName, stateWord, type Language } from './languages.ts';
import type { Worker } from './worker.ts';

type Data = WrittenEvent['data'];
type More = Partial<WrittenEvent>;

/** A computer that logs: what it writes of itself, of sign-ins, and of anything else. */
export type Machine = ReturnType<typeof machineOf>;

/** The levels as Windows counts them. */
export const level = { critical: 1, error: 2, warning: 3, information: 4 } as const;

/** A computer with a language and a domain. */
export function machineOf(computer: string, language: Language, domain: string) {
  const log = logOf(computer);
  /** An event of any provider in any channel, with its level. */
  const event = (
    channel: string,
    provider: string,
    id: number,
    severity: keyof typeof level,
    time: string,
    data: Data = {},
    more: More = {},
  ): WrittenEvent => ({
    provider,
    id,
    time,
    channel,
    computer,
    data,
    level: level[severity],
    ...more,
  });
  const security = (id: number, time: string, data: Data, failure = false): WrittenEvent =>
    event(channelNames.security, 'Microsoft-Windows-Security-Auditing', id, 'information', time, data, {
      level: 0,
      keywords: failure ? 0x8010_0000_0000_0000n : 0x8020_0000_0000_0000n,
      processId: 724,
    });
  return {
    computer,
    language,
    domain,
    log,
    event,
    security,
    system: (
      provider: string,
      id: number,
      severity: keyof typeof level,
      time: string,
      data: Data = {},
      more: More = {},
    ) => event(channelNames.system, provider, id, severity, time, data, more),
    application: (
      provider: string,
      id: number,
      severity: keyof typeof level,
      time: string,
      data: Data = {},
      more: More = {},
    ) => event('Application', provider, id, severity, time, data, more),
    /** Service Control Manager 7036. */
    service: (key: string, running: boolean, time: string) =>
      event(
        channelNames.system,
        'Service Control Manager',
        7036,
        'information',
        time,
        { param1: serviceName(language, key), param2: stateWord(language, running) },
        { binary: toUtf16le(`${key}/${running ? 4 : 1}\0`) },
      ),
    listened: (time: string) => log.connections(261, time, { listenerName: 'RDP-Tcp' }),
    authenticated: (time: string, { user, from }: Worker) =>
      authenticatedIn(domain, authenticated(log, time, from, user)),
    /** 4624; type 3 is the check of the password, type 10 the session. */
    accepted: (time: string, worker: Worker, type: 3 | 10) =>
      security(4624, time, { ...who(domain, worker.user), LogonType: type, ...how(worker, type, computer) }),
    /** 4625 with status and substatus. */
    refused: (time: string, worker: Worker, status: string, subStatus = '0x0', type: 3 | 10 = 3) =>
      security(
        4625,
        time,
        {
          ...nobody,
          TargetUserSid: { sid: 'S-1-0-0' },
          TargetUserName: worker.user,
          TargetDomainName: domain,
          Status: status,
          FailureReason: '%%2313',
          SubStatus: subStatus,
          LogonType: type,
          ...how(worker, type, computer),
        },
        true,
      ),
  };
}

function authenticatedIn(domain: string, event: WrittenEvent): WrittenEvent {
  const { userData } = event;
  if (userData === undefined) return event;
  return { ...event, userData: { ...userData, values: { ...userData.values, Param2: domain } } };
}

const nobody = {
  SubjectUserSid: { sid: 'S-1-0-0' },
  SubjectUserName: '-',
  SubjectDomainName: '-',
  SubjectLogonId: '0x0',
};

function who(domain: string, user: string) {
  return {
    ...nobody,
    TargetUserSid: { sid: 'S-1-5-21-1004336348-1177238915-682003330-1142' },
    TargetUserName: user,
    TargetDomainName: domain,
    TargetLogonId: '0x4f21a9',
  };
}

function how({ from }: Worker, type: 3 | 10, computer: string) {
  return {
    LogonProcessName: type === 3 ? 'NtLmSsp ' : 'User32 ',
    AuthenticationPackageName: type === 3 ? 'NTLM' : 'Negotiate',
    WorkstationName: type === 3 ? 'WS-114' : computer.split('.')[0]!.toUpperCase(),
    TransmittedServices: '-',
    LmPackageName: type === 3 ? 'NTLM V2' : '-',
    KeyLength: type === 3 ? 128 : 0,
    ProcessId: '0x0',
    ProcessName: '-',
    IpAddress: from,
    IpPort: '0',
  };
}
