import { expect, it } from 'vitest';
import { Budget, readingLimits, stoppedHere, type Charge } from './budget.ts';

const charges: readonly Charge[] = ['bytesIn', 'bytesOut', 'items', 'steps'];

it.each(charges)('%s end it where they are spent, and it stays spent', (charge) => {
  const budget = new Budget(1_000);
  const most = budget.left(charge);
  expect(budget.take(charge, most)).toBe(true);
  expect(budget.stopped).toBeUndefined();
  expect(budget.take(charge)).toBe(false);
  expect(budget.stopped).toMatch(new RegExp(`${most}`));
  expect(charges.some((other) => budget.take(other, 0))).toBe(false);
});

it.each(charges)('%s grow with the input, up to a limit', (charge) => {
  const small = new Budget(0);
  const large = new Budget(0);
  large.give(10_000_000);
  expect(large.left(charge)).toBeGreaterThan(small.left(charge));
  expect(large.left(charge)).toBeLessThanOrEqual(readingLimits.most[charge]);
});

it('time ends it by the clock it was given, without one never', () => {
  let now = 0;
  const budget = new Budget(1_048_576, () => now);
  now = 4_000;
  expect(budget.stopped).toBeUndefined();
  now = 4_001;
  expect(budget.stopped).toBe('it takes longer than 4 s');
  expect(new Budget().stopped).toBeUndefined();
});

it('time is looked at while things are charged', () => {
  let now = 0;
  const budget = new Budget(0, () => (now += 100));
  let taken = 0;
  while (budget.take('steps') && taken < 100_000) taken += 1;
  expect(taken).toBeLessThan(100_000);
});

it('is said in one way', () => {
  expect(stoppedHere('a.zip', 'it grows')).toBe(
    'a.zip: stopped here, it grows; what was read up to there is below',
  );
});
