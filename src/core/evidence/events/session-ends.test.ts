import { expect, it } from 'vitest';
import { isoOf, millisOf } from '../../facts/time.ts';
import { SessionEnds } from './session-ends.ts';

const START = millisOf('2026-09-01T08:00:00.000Z');
const who = { User: 'CORP\\Anna', SessionID: '3', Address: '192.0.2.50' };

type Line = readonly [id: number, minute: number, fields?: Readonly<Record<string, string>>];

function endsOf(lines: readonly Line[]) {
  const ends = new SessionEnds();
  for (const [eventId, minute, fields = who] of lines)
    ends.add({
      time: isoOf(START + minute * 60_000),
      provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
      eventId,
      channel: '',
      computer: 'SRV01',
      fields,
    });
  return ends
    .finish(() => true)
    .map(({ user, how, reason, back, count }) => ({ user, how, reason, back, count }));
}

const reason = (number: string) => ({ Session: '3', Reason: number });
const elsewhere = { ...who, Address: '192.0.2.60' };
const anna = { user: 'anna', reason: undefined, back: undefined, count: 1 };

it.each<[string, readonly Line[], readonly object[]]>([
  [
    'signs out',
    [
      [21, 0],
      [23, 30],
      [24, 30.05],
    ],
    [{ ...anna, how: 'chosen' }],
  ],
  [
    'disconnects from within',
    [
      [21, 0],
      [40, 30, reason('11')],
      [24, 30],
    ],
    [{ ...anna, how: 'chosen', reason: undefined }],
  ],
  [
    'closes the window, or loses the line',
    [
      [21, 0],
      [24, 30],
    ],
    [{ ...anna, how: 'cut' }],
  ],
  [
    'is back at once',
    [
      [21, 0],
      [24, 30],
      [25, 31],
    ],
    [{ ...anna, how: 'cut', back: 'here' }],
  ],
  [
    'is back at another place',
    [
      [21, 0],
      [40, 30, reason('5')],
      [24, 30],
      [25, 31, elsewhere],
    ],
    [{ ...anna, how: 'cut', reason: '5', back: 'elsewhere' }],
  ],
  [
    'is back after a break',
    [
      [21, 0],
      [24, 30],
      [25, 50],
    ],
    [{ ...anna, how: 'cut' }],
  ],
  [
    'looks in for a moment',
    [
      [21, 0],
      [24, 0.5],
    ],
    [],
  ],
  [
    'was disconnected and is signed out hours later',
    [
      [21, 0],
      [24, 30],
      [23, 300],
    ],
    [{ ...anna, how: 'cut' }],
  ],
  [
    'sits at the console',
    [
      [21, 0, { ...who, Address: 'LOCAL' }],
      [24, 30, { ...who, Address: 'LOCAL' }],
    ],
    [],
  ],
  [
    'loses the line again and again',
    [
      [21, 0],
      [24, 10],
      [25, 11],
      [24, 20],
      [25, 21],
    ],
    [{ ...anna, how: 'cut', back: 'here', count: 2 }],
  ],
])('whoever %s', (_, lines, expected) => {
  expect(endsOf(lines)).toEqual(expected);
});

it.each([
  [14, true],
  [15, undefined],
])('a session that is cut after %i minutes', (minutes, short) => {
  const ends = new SessionEnds();
  for (const [eventId, minute] of [
    [21, 0],
    [24, minutes],
  ] as const)
    ends.add({
      time: isoOf(START + minute * 60_000),
      provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
      eventId,
      channel: '',
      computer: 'SRV01',
      fields: who,
    });
  expect(ends.finish(() => true).map((end) => end.short)).toEqual([short]);
});
