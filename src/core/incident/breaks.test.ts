import { expect, test } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import { brokenSessions, sessionsEndedBy } from '../facts/situations-of-breaks.ts';
import { refusedAttempts } from '../facts/situations-of-attempts.ts';
import { isoOf, millisOf } from '../facts/time.ts';
import { timesOf } from '../facts/event-times.ts';
import { incidentOf } from './incident.ts';

test('sessions that end without their people break off since a moment', () => {
  const { breaks, onset, failing } = incidentOf({ ...healthy, ...brokenSessions });
  expect(breaks).toMatchObject({ count: 5, told: 'server', reasons: [{ reason: '0', count: 5 }] });
  expect(breaks!.after! < breaks!.by).toBe(true);
  expect({ how: onset?.how, failing }).toEqual({ how: 'breaks', failing: 'no' });
});

test.each([
  ['people sign out as before', sessionsEndedBy('12')],
  ['people disconnect instead', sessionsEndedBy('11')],
  ['nothing of sessions is known', {}],
])('%s: nothing breaks off', (_, facts) => {
  expect(incidentOf({ ...healthy, ...facts }).breaks).toBeUndefined();
});

test('where sign-ins fail, what becomes of sessions is no news', () => {
  const refused = refusedAttempts({ user: 'anna', address: '192.0.2.50' }, '0xc0000234');
  expect(incidentOf({ ...healthy, ...brokenSessions, ...refused }).breaks).toBeUndefined();
});

test.each([
  [1, undefined],
  [3, { told: 'crashes', count: 3 }],
])('%i unexpected stops', (count, expected) => {
  const times = Array.from({ length: count }, (_, i) => millisOf('2026-08-31T08:00:00.000Z') + i * 7_200_000);
  const stops = ['EventLog 6008', 'Microsoft-Windows-Kernel-Power 41'].map((name) => ({
    provider: name.split(' ')[0]!,
    id: Number(name.split(' ')[1]),
    channel: 'System',
    computer: healthy.serverAttempts.groups[0]!.computer,
    count,
    first: isoOf(times[0]!),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
  }));
  const { eventActivity } = healthy;
  const { breaks } = incidentOf({
    ...healthy,
    eventActivity: { ...eventActivity, kinds: [...eventActivity.kinds, ...stops] },
  });
  if (expected === undefined) expect(breaks).toBeUndefined();
  else expect(breaks).toMatchObject(expected);
});

test.each([
  ['as often as ever', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((day) => day * 24), undefined],
  ['four starts where there were none', [222, 228, 234, 240], { told: 'restarts', count: 4 }],
  ['three starts in a night of updates', [238, 239, 240], undefined],
])('%s', (_, hours, expected) => {
  const times = hours.map((hour) => millisOf('2026-08-22T10:00:00.000Z') + hour * 3_600_000);
  const starts = {
    provider: 'Microsoft-Windows-Kernel-General',
    id: 12,
    channel: 'System',
    computer: healthy.serverAttempts.groups[0]!.computer,
    count: times.length,
    first: isoOf(times[0]!),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
  };
  const { eventActivity } = healthy;
  const { breaks } = incidentOf({
    ...healthy,
    eventActivity: { ...eventActivity, kinds: [...eventActivity.kinds, starts] },
  });
  if (expected === undefined) expect(breaks).toBeUndefined();
  else expect(breaks).toMatchObject(expected);
});

test('a machine that stayed off for an hour is down since the last that it logged', () => {
  const computer = healthy.serverAttempts.groups[0]!.computer;
  const down = [222, 228, 234, 239].map((hour) => millisOf('2026-08-22T10:00:00.000Z') + hour * 3_600_000);
  const kind = (provider: string, id: number, times: readonly number[]) => ({
    provider,
    id,
    channel: 'System',
    computer,
    count: times.length,
    first: isoOf(times[0]!),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
  });
  const { eventActivity } = healthy;
  const kinds = [
    ...eventActivity.kinds.filter(({ last }) => last < isoOf(down[0]!)),
    kind('Microsoft-Windows-Kernel-Power', 86, down),
    kind(
      'Microsoft-Windows-Kernel-General',
      12,
      down.map((at) => at + 3_600_000),
    ),
  ];
  const { breaks } = incidentOf({ ...healthy, eventActivity: { ...eventActivity, kinds } });
  expect(breaks).toMatchObject({ told: 'restarts', count: 4, by: isoOf(down[0]!) });
});

type End = NonNullable<(typeof healthy)['serverAttempts']['ends']>[number];

/** Ends of one person's sessions, every half hour from an hour of 2026-09-01 on. */
function endsFrom(hour: number, count: number, end: Pick<End, 'user' | 'how' | 'short'>): End {
  const times = Array.from(
    { length: count },
    (_, i) => millisOf('2026-09-01T00:00:00.000Z') + (hour + i / 2) * 3_600_000,
  );
  const span = { first: isoOf(times[0]!), last: isoOf(times.at(-1)!), times: timesOf(times) };
  return { computer: healthy.serverAttempts.groups[0]!.computer, ...end, count, ...span };
}

test.each<[string, readonly End[], object | undefined]>([
  [
    'one person is cut within minutes, and nobody else',
    [
      endsFrom(-48, 20, { user: 'ben', how: 'chosen' }),
      endsFrom(8, 4, { user: 'eva', how: 'cut', short: true }),
    ],
    { told: 'shortened', count: 4, of: [{ user: 'eva', count: 4 }] },
  ],
  [
    'one person closes the window after hours',
    [endsFrom(-48, 20, { user: 'ben', how: 'chosen' }), endsFrom(8, 4, { user: 'eva', how: 'cut' })],
    undefined,
  ],
  [
    'everybody looks in for minutes, and always did',
    [
      endsFrom(-48, 20, { user: 'ben', how: 'cut', short: true }),
      endsFrom(8, 4, { user: 'eva', how: 'cut', short: true }),
    ],
    undefined,
  ],
])('%s', (_, ends, expected) => {
  const { breaks } = incidentOf({
    ...healthy,
    serverAttempts: { ...healthy.serverAttempts, ends: [...ends] },
  });
  if (expected === undefined) expect(breaks).toBeUndefined();
  else expect(breaks).toMatchObject(expected);
});
