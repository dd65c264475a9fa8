import { expect, it } from 'vitest';
import { endsWords } from './time-words.ts';

it.each([
  ['2026-09-01T23:59:00Z', 'today'],
  ['2026-09-01T00:01:00Z', 'today'],
  ['2026-09-02T00:01:00Z', 'tomorrow'],
  ['2026-08-31T23:59:00Z', 'yesterday'],
  ['2026-09-08T01:00:00Z', 'in 7 days'],
  ['2026-08-25T23:00:00Z', '7 days ago'],
])('at noon of 2026-09-01, %s is %s', (time, words) =>
  expect(endsWords(time, Date.parse('2026-09-01T12:00:00Z'))).toBe(words),
);
