import { expect, it } from 'vitest';
import { isoOf } from '../facts/time.ts';
import type { Check } from './check.ts';
import { pastAfter, pastOf } from './past.ts';

const start = 1_790_000_000_000;
const check = (second: number, outcome: 'works' | 'fails' | 'unknown'): Check => ({
  id: String(second),
  host: 'srv01',
  vantage: 'here',
  startedAt: isoOf(start + second * 1_000),
  endedAt: isoOf(start + second * 1_000 + 400),
  version: '1',
  rules: '1',
  snapshot: { outcome, exit: 0 },
});

it.each([
  ['nothing', [], undefined],
  ['one that works', [check(9, 'works')], { failures: 0 }],
  ['one that fails', [check(9, 'fails')], { failures: 1, failingSince: start + 9_000 }],
  [
    'a row that fails',
    [check(9, 'fails'), check(5, 'fails'), check(1, 'works')],
    { failures: 2, failingSince: start + 5_000 },
  ],
  ['a recovery', [check(9, 'works'), check(5, 'fails')], { failures: 0 }],
  ['one that is not known', [check(9, 'unknown'), check(5, 'fails')], { failures: 0 }],
])('of %s', (_, checks, past) => {
  if (past === undefined) expect(pastOf(checks)).toBeUndefined();
  else expect(pastOf(checks)).toMatchObject(past);
});

it('is not changed by an older check, nor by the same one again', () => {
  const past = pastAfter(undefined, check(9, 'fails'));
  expect(pastAfter(past, check(5, 'works'))).toBe(past);
  expect(pastAfter(past, check(9, 'fails'))).toBe(past);
});

it('ends no sooner than it began, though the clock was set back meanwhile', () => {
  const set = { ...check(9, 'works'), endedAt: isoOf(start) };
  expect(pastAfter(undefined, set).endedAt).toBe(start + 9_000);
});
