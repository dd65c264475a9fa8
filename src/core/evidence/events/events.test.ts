import { describe, expect, it } from 'vitest';
import type { Fact } from '../../facts/case-file.ts';
import { EventFacts } from './event-facts.ts';
import type { LoggedEvent } from './logged-event.ts';
import { clockOffset } from './timeline.ts';

const providers = {
  rcm: 'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
  rdpcorets: 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS',
  rdpclient: 'Microsoft-Windows-TerminalServices-ClientActiveXCore',
  schannel: 'Schannel',
  security: 'Microsoft-Windows-Security-Auditing',
  update: 'Microsoft-Windows-WindowsUpdateClient',
  kernel: 'Microsoft-Windows-Kernel-General',
};

const event = (
  provider: keyof typeof providers,
  eventId: number,
  time: string,
  fields = {},
  more: Partial<LoggedEvent> = {},
): LoggedEvent => ({
  time,
  provider: providers[provider],
  eventId,
  channel: 'System',
  computer: provider === 'rdpclient' ? 'PC7' : 'SRV01',
  fields,
  ...more,
});

function factsOf(events: readonly LoggedEvent[], channels = ['System']): Record<string, unknown> {
  const facts = new EventFacts();
  for (const one of events) facts.add(one);
  for (const channel of channels)
    facts.covers({ channel, computer: 'SRV01', first: '', last: '', records: events.length, lost: 0 });
  return Object.fromEntries(
    facts.finish('log', '2026-01-01T00:00:00Z').map((one: Fact) => [one.name, one.value]),
  );
}

describe('tallies', () => {
  it('counts by provider and id, and keeps what the fields held', () => {
    const facts = factsOf([
      event('schannel', 36870, '2026-01-02T00:00:00Z', {
        Type: 'server',
        ErrorCode: '0x8009030d',
        ContextHandle: '0x1',
      }),
      event('schannel', 36870, '2026-01-03T00:00:00Z', {
        Type: 'server',
        ErrorCode: '0x8009030d',
        ContextHandle: '0x2',
      }),
      event('schannel', 36870, '2026-01-01T00:00:00Z', {
        Type: 'client',
        ErrorCode: '0x8009030d',
        ContextHandle: '0x3',
      }),
    ]);
    expect(facts['serverEvents']).toMatchObject({
      tallies: [
        {
          provider: 'schannel',
          id: 36870,
          count: 3,
          first: '2026-01-01T00:00:00Z',
          last: '2026-01-03T00:00:00Z',
          samples: [
            { count: 2, fields: { Type: 'server', ErrorCode: '0x8009030d' } },
            { count: 1, fields: { Type: 'client', ErrorCode: '0x8009030d' } },
          ],
        },
      ],
    });
  });

  it('takes the lower half of a classic id', () => {
    const facts = factsOf([event('rcm', 0xc000_0421, '2026-01-01T00:00:00Z')]);
    expect(facts['serverEvents']).toMatchObject({ tallies: [{ provider: 'rcm', id: 1057 }] });
  });

  it('says nothing about a side whose log was not read', () => {
    expect(factsOf([], ['System'])).toEqual({ serverEvents: expect.objectContaining({ tallies: [] }) });
    expect(factsOf([], [])).toEqual({});
  });
});

it('measures the pressure of failed logons', () => {
  const failed = (second: number, source: string, type = '3') =>
    event('security', 4625, `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`, {
      LogonType: type,
      IpAddress: source,
    });
  const facts = factsOf(
    [failed(1, '203.0.113.5'), failed(2, '203.0.113.5'), failed(3, '203.0.113.6'), failed(4, '-', '2')],
    ['Security'],
  );
  expect(facts['logonPressure']).toEqual({
    failures: 3,
    perMinutePeak: 3,
    minutes: 1,
    sources: [
      { address: '203.0.113.5', failures: 2 },
      { address: '203.0.113.6', failures: 1 },
    ],
    successes: 0,
    strangers: { failures: 0, perHourPeak: 3 },
  });
});

it('counts apart who guesses: wrong names and passwords of people and places that never got in', () => {
  const failed = (minute: number, user: string, source: string, SubStatus = '0xc0000064') =>
    event('security', 4625, `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`, {
      LogonType: '3',
      TargetUserName: user,
      IpAddress: source,
      SubStatus,
    });
  const guessed = Array.from({ length: 40 }, (_, i) => failed(i, 'admin', `203.0.113.${i}`));
  const facts = factsOf(
    [
      ...guessed,
      failed(41, 'anna', '192.0.2.9', '0xc000006a'),
      failed(42, 'bert', '198.51.100.7', '0xc000006a'),
      failed(43, 'carla', '198.51.100.8', '0xc0000224'),
      failed(44, 'guest', '203.0.113.99', '0xc0000072'),
      event('security', 4624, '2026-01-01T08:00:00Z', {
        LogonType: '10',
        TargetUserName: 'anna',
        IpAddress: '192.0.2.9',
      }),
      event('rcm', 1149, '2026-01-01T08:10:00Z', { Param1: 'bert', Param3: '192.0.2.10' }),
      ...['admin', 'ADMIN', 'test'].map((TargetUserName) =>
        event('security', 4740, '2026-01-01T00:50:00Z', { TargetUserName }),
      ),
    ],
    ['Security'],
  );
  expect(facts['logonPressure']).toMatchObject({
    failures: 44,
    strangers: { failures: 41, perHourPeak: 44 },
    lockedAccounts: 2,
  });
});

it('reads updates and the build of the host', () => {
  const facts = factsOf([
    event('update', 19, '2026-01-05T00:00:00Z', { updateTitle: '2026-01 Cumulative Update (KB5073724)' }),
    event('kernel', 12, '2026-01-06T00:00:00Z', {
      MajorVersion: '10',
      MinorVersion: '0',
      BuildVersion: '20348',
    }),
  ]);
  expect(facts['updates']).toEqual([{ kb: 'KB5073724', installed: '2026-01-05T00:00:00Z' }]);
  expect(facts['hostSystem']).toEqual({
    computer: 'SRV01',
    osBuild: '10.0.20348',
    bootTime: '2026-01-06T00:00:00Z',
  });
});

describe('timeline', () => {
  const client = (time: string, activityId?: string) =>
    event('rdpclient', 1024, time, { Value: 'srv01' }, activityId === undefined ? {} : { activityId });
  const server = (time: string, activityId?: string) =>
    event(
      'rdpcorets',
      131,
      time,
      { ClientIP: '192.0.2.9:50000' },
      activityId === undefined ? {} : { activityId },
    );

  it('joins both sides by activity id and corrects the order by the offset', () => {
    const facts = factsOf([
      client('2026-01-01T10:00:00Z', '{A}'),
      server('2026-01-01T10:05:00Z', '{a}'),
      client('2026-01-01T10:04:00Z'),
    ]);
    expect(facts['timeline']).toMatchObject({
      clockOffset: { seconds: 300, basis: 'activity id', pairs: 1 },
      entries: [
        { side: 'client' },
        { side: 'server', address: '192.0.2.9' },
        { side: 'client', at: '2026-01-01T10:04:00Z' },
      ],
    });
  });

  it('finds the offset from the pattern of attempts', () => {
    const times = ['10:00:00', '10:03:10', '10:20:45', '11:07:00'];
    const shifted = ['10:00:42', '10:03:52', '10:21:27', '11:07:42'];
    const entry = (side: 'client' | 'server', at: string) => ({
      at,
      side,
      computer: '',
      provider: side === 'client' ? 'rdpclient' : 'rdpcorets',
      id: side === 'client' ? 1024 : 131,
    });
    const entries = [
      ...times.map((time) => entry('client', `2026-01-01T${time}Z`)),
      ...shifted.map((time) => entry('server', `2026-01-01T${time}Z`)),
    ];
    expect(clockOffset(entries)).toEqual({ seconds: 42, basis: 'pattern of attempts', pairs: 4 });
  });

  it('claims no offset from two attempts', () => {
    const facts = factsOf([
      client('2026-01-01T10:00:00Z'),
      server('2026-01-01T10:05:00Z'),
      client('2026-01-01T10:01:00Z'),
      server('2026-01-01T10:06:00Z'),
    ]);
    expect(facts['timeline']).not.toHaveProperty('clockOffset');
  });
});
