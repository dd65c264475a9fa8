import { expect, it } from 'vitest';
import { monthName, monthsAhead, weeksOf } from './calendar.ts';

it.each([
  ['2026-09-01T12:00:00Z', '2026-09', 30, 1],
  ['2026-12-31T23:59:59Z', '2026-12', 31, 1],
  ['2028-02-29T00:00:00Z', '2028-02', 29, 1],
  ['2026-03-29T01:30:00Z', '2026-03', 31, 6],
])('the month of %s is %s with %i days, after %i empty places', (now, month, days, before) => {
  const [first] = monthsAhead([], Date.parse(now), 1);
  expect([first?.month, first?.days.length, first?.before]).toEqual([month, days, before]);
});

it('counts each ending on its day in UTC, and leaves out what lies elsewhere', () => {
  const ends = [
    '2026-09-30T23:59:59Z',
    '2026-10-01T00:00:00Z',
    '2026-10-01T10:00:00Z',
    '2025-10-01T00:00:00Z',
  ];
  const months = monthsAhead(
    ends.map((end) => Date.parse(end)),
    Date.parse('2026-09-15T00:00:00Z'),
    2,
  );
  expect(months.map(({ month, count }) => [month, count])).toEqual([
    ['2026-09', 1],
    ['2026-10', 2],
  ]);
  expect(months[1]?.days[0]).toEqual({ day: '2026-10-01', count: 2 });
});

it('months have names', () => expect(monthName('2026-09')).toBe('September 2026'));

it('weeks begin on Monday, and no day is lost', () => {
  const [month] = monthsAhead([], Date.parse('2026-10-15T00:00:00Z'), 1);
  const weeks = weeksOf(month!);
  expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 6]);
  expect(weeks[0]?.map((day) => day?.day.slice(8))).toEqual([
    undefined,
    undefined,
    undefined,
    '01',
    '02',
    '03',
    '04',
  ]);
  expect(weeks.flat().filter((day) => day !== undefined)).toEqual(month?.days);
});
