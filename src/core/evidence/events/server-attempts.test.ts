import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from './logged-event.ts';
import { connectionStep } from './connection-step.ts';
import { ServerAttempts } from './server-attempts.ts';
import { longNames, type ShortProvider } from '../../facts/provider-names.ts';

type Fields = Readonly<Record<string, string>>;

/** An event so many seconds after ten o'clock. */
const after = (
  seconds: number,
  provider: ShortProvider,
  eventId: number,
  fields: Fields = {},
): LoggedEvent => ({
  time: new Date(Date.parse('2026-11-20T10:00:00Z') + seconds * 1_000).toISOString(),
  provider: longNames[provider][0]!,
  eventId,
  channel: '',
  computer: 'SRV01',
  fields,
});

const from = '192.0.2.10';
const reached = (seconds: number, address = from) =>
  after(seconds, 'rdpcorets', 131, { ConnType: 'TCP', ClientIP: `${address}:50123` });
const wrong = (seconds: number, address = from) => after(seconds, 'rdpcorets', 140, { IPString: address });
const refused = (seconds: number, user = 'anna', type = '3', address = from) =>
  after(seconds, 'security', 4625, {
    TargetUserName: user,
    LogonType: type,
    IpAddress: address,
    Status: '0xC000006D',
    SubStatus: '0xC000006A',
  });
const authenticated = (seconds: number, user = 'Anna', address = from) =>
  after(seconds, 'rcm', 1149, { Param1: user, Param2: 'CORP', Param3: address });
const opened = (seconds: number, address = from) =>
  after(seconds, 'lsm', 21, { User: 'CORP\\anna', SessionID: '2', Address: address });
const left = (seconds: number) => after(seconds, 'lsm', 23, { User: 'CORP\\anna', SessionID: '2' });
const denied = (seconds: number) =>
  after(seconds, 'security', 4825, { AccountName: 'anna', ClientAddress: from });

function add(gathered: ServerAttempts, event: LoggedEvent): void {
  const step = connectionStep(event);
  if (step !== undefined) gathered.add(event.computer, step);
}

function attempts(events: readonly LoggedEvent[]) {
  const gathered = new ServerAttempts();
  for (const event of events) add(gathered, event);
  return gathered
    .finish(() => true)
    ?.groups.map(({ far, user, address, status, count }) => [far, user, address, status, count]);
}

describe('steps make attempts', () => {
  it.each<[string, readonly LoggedEvent[], ReturnType<typeof attempts>]>([
    ['a session', [reached(0), authenticated(2), opened(4)], [['session', 'anna', from, undefined, 1]]],
    ['told by the session alone', [opened(4)], [['session', 'anna', from, undefined, 1]]],
    ['the port and no more', [reached(0)], [['reached', undefined, from, undefined, 1]]],
    ['twice', [reached(0), reached(30)], [['reached', undefined, from, undefined, 2]]],
    [
      'one refusal that two logs tell',
      [reached(0), wrong(2), refused(2.1)],
      [['refused', 'anna', from, '0xc000006a', 1]],
    ],
    [
      'mistyped, then right',
      [reached(0), refused(2), reached(20), authenticated(22), opened(23)],
      [
        ['refused', 'anna', from, '0xc000006a', 1],
        ['session', 'anna', from, undefined, 1],
      ],
    ],
    [
      'a share refuses somebody while connections are logged',
      [
        reached(0),
        authenticated(2),
        opened(3),
        refused(600, 'bert', '3', '192.0.2.44'),
        reached(900),
        opened(903),
      ],
      [['session', 'anna', from, undefined, 2]],
    ],
    [
      'a refusal of the network where no connections are logged',
      [refused(0, 'bert')],
      [['refused', 'bert', from, '0xc000006a', 1]],
    ],
    [
      'no right to a session',
      [reached(0), authenticated(1), denied(2)],
      [['denied', 'anna', from, undefined, 1]],
    ],
    ['a session that ends at once', [opened(0), left(9)], [['briefSession', 'anna', from, undefined, 1]]],
    ['a session that lasts', [opened(0), left(900)], [['session', 'anna', from, undefined, 1]]],
    ['the console', [opened(0, 'LOCAL')], undefined],
    ['UDP', [after(0, 'rdpcorets', 131, { ConnType: 'UDP', ClientIP: from })], undefined],
  ])('%s', (_, events, expected) => {
    expect(attempts(events)).toEqual(expected);
    expect(attempts(events.toReversed())).toEqual(expected);
  });
});

it('a flood of one kind pushes out no step of another, and what is left out is counted', () => {
  const gathered = new ServerAttempts();
  add(gathered, opened(0));
  for (let i = 0; i < 45_000; i += 1)
    add(gathered, refused(100 + i, `name${i % 3_000}`, '10', `203.0.113.${i % 200}`));
  const fact = gathered.finish(() => true);
  expect(fact?.groups.find(({ far }) => far === 'session')).toMatchObject({ user: 'anna', count: 1 });
  expect(fact?.groups.length).toBeLessThanOrEqual(2_000);
  const counted = fact?.groups.reduce((sum, { count }) => sum + count, 0) ?? 0;
  expect(counted + (fact?.left ?? 0)).toBe(45_001);
});
