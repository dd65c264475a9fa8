import type { Random } from '../random.ts';
import { minute, type Person, type Setting } from './setting.ts';
import { writers, type Sense, type WorldEvent, type Writer } from './world-event.ts';

type Fields = Readonly<Record<string, string>>;
type More = Partial<Pick<WorldEvent, 'activityId' | 'userData' | 'sense'>>;

/** Writes an event of one computer. */
export function write(
  computer: string,
  writer: Writer,
  id: number,
  at: number,
  fields: Fields = {},
  more: More = {},
): WorldEvent {
  return { at, channel: writer.channel, provider: writer.provider, id, computer, fields, ...more };
}

/** One connection: who, when on the server's clock, and its number. */
export interface Attempt {
  readonly person: Person;
  readonly at: number;
  readonly session: number;
  readonly activityId: string;
}

export function attemptOf(random: Random, person: Person, at: number): Attempt {
  return {
    person,
    at,
    session: random.int(2, 60),
    activityId: `{f420${random.hex(4)}-${random.hex(4)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}}`,
  };
}

const account = ({ domain }: Setting, { name }: Person) => `${domain}\\${name}`;
const port = (address: string, session: number) =>
  `${address.includes(':') ? `[${address}]` : address}:${50_000 + session}`;

/** The arrival of a connection at the server. */
export function arrival(
  { server }: Setting,
  { person, at, session, activityId }: Attempt,
): readonly WorldEvent[] {
  return [
    write(
      server,
      writers.core,
      131,
      at,
      { ConnType: 'TCP', ClientIP: port(person.address, session) },
      { activityId },
    ),
    write(server, writers.rcm, 261, at + 90, { listenerName: 'RDP-Tcp' }),
    write(server, writers.core, 65, at + 300, { ConnectionName: `RDP-Tcp#${session}` }, { activityId }),
  ];
}

/** The end of a connection that the server ended or lost. */
export function departure(
  { server }: Setting,
  { at, activityId }: Attempt,
  after: number,
  reason: number,
  sense?: Sense,
): readonly WorldEvent[] {
  return [
    write(server, writers.core, 102, at + after, {}, { activityId }),
    write(
      server,
      writers.core,
      103,
      at + after + 10,
      { ReasonCode: String(reason) },
      { activityId, ...(sense === undefined ? {} : { sense }) },
    ),
  ];
}

/** Authentication as three logs of the server tell it. */
export function authentication(
  setting: Setting,
  { person, at }: Attempt,
  sense?: Sense,
): readonly WorldEvent[] {
  const { server, domain } = setting;
  const more = sense === undefined ? {} : { sense };
  const values = { Param1: person.name, Param2: domain, Param3: person.address };
  return [
    logon(setting, person, at + 1_800, '3', more),
    write(server, writers.rcm, 1149, at + 2_000, values, { userData: true, ...more }),
  ];
}

export function logon(
  { server, domain }: Setting,
  { name, address }: Person,
  at: number,
  type: string,
  more: More = {},
): WorldEvent {
  return write(
    server,
    writers.security,
    4624,
    at,
    {
      TargetUserName: name,
      TargetDomainName: domain,
      LogonType: type,
      LogonProcessName: type === '3' ? 'NtLmSsp ' : 'User32 ',
      AuthenticationPackageName: 'NTLM',
      IpAddress: address,
      IpPort: '0',
    },
    more,
  );
}

/** A session that works for `length` milliseconds and ends as sessions do. */
export function goodSession(setting: Setting, attempt: Attempt, length: number): readonly WorldEvent[] {
  const { server } = setting;
  const { person, at, session, activityId } = attempt;
  const values = { User: account(setting, person), SessionID: String(session), Address: person.address };
  const inSession = (id: number, time: number, fields: Fields, more: More = {}) =>
    write(server, writers.lsm, id, time, fields, { userData: true, ...more });
  return [
    ...arrival(setting, attempt),
    ...authentication(setting, attempt, 'good'),
    inSession(41, at + 2_500, { User: values.User, SessionID: values.SessionID }),
    inSession(42, at + 2_900, { User: values.User, SessionID: values.SessionID }),
    logon(setting, person, at + 3_000, '10'),
    write(
      server,
      writers.core,
      66,
      at + 3_100,
      { ConnectionName: `RDP-Tcp#${session}`, SessionID: values.SessionID },
      { activityId },
    ),
    inSession(21, at + 4_000, values, { sense: 'good' }),
    inSession(22, at + 5_000, values),
    ...(at + length < setting.end
      ? [
          inSession(24, at + length, values),
          inSession(40, at + length + 5, { Session: values.SessionID, Reason: session % 2 ? '11' : '12' }),
          ...departure(setting, attempt, length + 10, session % 2 ? 11 : 12),
        ]
      : []),
  ];
}

/** The client's side of a session that works. */
export function clientSession(
  setting: Setting,
  { person, at, activityId }: Attempt,
  length: number,
): readonly WorldEvent[] {
  const start = at - setting.clientBehind;
  const side = (id: number, time: number, fields: Fields, more: More = {}) =>
    write(person.computer, writers.client, id, time, fields, { activityId, ...more });
  return [
    side(1024, start - 700, { Name: 'Server Name', Value: shortName(setting), CustomLevel: 'Info' }),
    side(1102, start - 600, { Name: 'Server Address', Value: shortName(setting), CustomLevel: 'Info' }),
    side(1025, start + 2_200, {}),
    side(1027, start + 4_000, { DomainName: setting.domain, SessionId: '2' }, { sense: 'good' }),
    ...(at + length < setting.end
      ? [side(1026, start + length, { Name: 'Disconnect Reason', Value: '1', CustomLevel: 'Info' })]
      : []),
  ];
}

/** The client's side of an attempt that ends with a code. */
export function clientFailure(
  setting: Setting,
  { person, at, activityId }: Attempt,
  code: number,
  after: number,
  sense: Sense,
): readonly WorldEvent[] {
  const start = at - setting.clientBehind;
  const side = (id: number, time: number, fields: Fields, more: More = {}) =>
    write(person.computer, writers.client, id, time, fields, { activityId, ...more });
  return [
    side(1024, start - 700, { Name: 'Server Name', Value: shortName(setting), CustomLevel: 'Info' }),
    side(
      1026,
      start + after,
      { Name: 'Disconnect Reason', Value: String(code), CustomLevel: 'Info' },
      { sense },
    ),
  ];
}

/** What people type: the name without its domain. */
export const shortName = ({ server }: Setting): string => server.split('.')[0]!.toLowerCase();

/** A refused logon in the Security log. */
export function refusal(
  { server, domain }: Setting,
  name: string,
  address: string,
  at: number,
  status: number,
  more: More = {},
): WorldEvent {
  const hex = `0x${status.toString(16)}`;
  const above = statusAbove(status);
  return write(
    server,
    writers.security,
    4625,
    at,
    {
      SubjectUserName: '-',
      TargetUserName: name,
      TargetDomainName: domain,
      Status: above ?? hex,
      FailureReason: '%%2313',
      SubStatus: above === undefined ? '0x0' : hex,
      LogonType: status === 0xc000_015b ? '10' : '3',
      LogonProcessName: 'NtLmSsp ',
      AuthenticationPackageName: 'NTLM',
      IpAddress: address,
      IpPort: '0',
    },
    more,
  );
}

/** The Status under which Windows logs this SubStatus; most statuses stand alone. */
function statusAbove(status: number): string | undefined {
  if (status === 0xc000_006a || status === 0xc000_0064) return '0xc000006d';
  return restrictions.has(status) ? '0xc000006e' : undefined;
}

/** Hours, workstation, expired password, disabled and expired account: all an account restriction. */
const restrictions: ReadonlySet<number> = new Set([
  0xc000_006f, 0xc000_0070, 0xc000_0071, 0xc000_0072, 0xc000_0193,
]);

/** Somebody mistypes once or twice and is in right after. */
export function mistyped(setting: Setting, random: Random, attempt: Attempt): readonly WorldEvent[] {
  return Array.from({ length: random.int(1, 2) }, (_, i) => {
    const at = attempt.at - (i + 1) * random.int(12, 40) * 1_000;
    const before = { ...attempt, at };
    return [
      ...arrival(setting, before),
      refusal(setting, attempt.person.name, attempt.person.address, at + 900, 0xc000_006a),
      write(setting.server, writers.core, 140, at + 950, { IPString: attempt.person.address }),
      ...departure(setting, before, 1_000, 14),
    ];
  }).flat();
}

/** A quarter past the hour or so: times people come. */
export const comingTimes = (random: Random, midnight: number): readonly number[] =>
  [8, 13]
    .filter(() => random.chance(0.65))
    .map((time) => midnight + time * 60 * minute + random.int(-50 * minute, 110 * minute));
