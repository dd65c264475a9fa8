import { describe, expect, it } from 'vitest';
import { readRestartTime } from './restart-time.ts';

const now = Date.parse('2026-11-28T21:00:00Z');

describe('the time of a restart', () => {
  it.each([
    ['2026-12-01T03:00', '2026-12-01T03:00'],
    ['2026-12-01 03:00', '2026-12-01T03:00'],
    ['2026-12-01T03:00Z', '2026-12-01T03:00Z'],
    ['2026-12-01T03:00+01:00', '2026-12-01T02:00Z'],
    ['2026-11-30T23:30-0530', '2026-12-01T05:00Z'],
    // Where the host is, it may be earlier or later than here.
    ['2026-11-28T12:00', '2026-11-28T12:00'],
    ['2026-12-29T10:00', '2026-12-29T10:00'],
  ])('%s is %s', (typed, held) => expect(readRestartTime(typed, now)).toEqual({ at: held }));

  it.each([
    ['tonight', 'is no time like'],
    ['2026-13-01T03:00', 'is no time like'],
    ['2026-11-31T03:00', 'is no time like'],
    ['2026-12-01T25:00', 'is no time like'],
    ['2026-12-01T03:00+19:00', 'is no time like'],
    ['2026-11-28T08:59', 'is over'],
    ['2026-11-28T21:00Z', 'is over'],
    ['2026-11-28T21:30+01:00', 'is over'],
    ['2026-12-29T12:00', 'more than 30 days'],
    ['2026-12-28T21:01Z', 'more than 30 days'],
  ])('%s is refused: %s', (typed, why) =>
    expect(readRestartTime(typed, now)).toEqual({ problem: expect.stringContaining(why) }),
  );
});
