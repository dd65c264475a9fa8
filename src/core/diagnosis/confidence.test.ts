import { describe, expect, it } from 'vitest';
import { rankOfProof, wilsonLowerBound } from './confidence.ts';

describe('the lower end of the interval', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 0.2065],
    [30, 30, 0.8865],
    [100, 50, 0.4038],
    [381, 381, 0.99],
    [1000, 960, 0.946],
  ])('of %s said, %s right', (said, right, bound) => {
    expect(wilsonLowerBound({ said, right })).toBeCloseTo(bound, 3);
  });
});

it('the surer proof comes first', () => {
  expect((['told', 'measured', 'inferred', 'recorded', 'logged'] as const).map(rankOfProof)).toEqual([
    4, 0, 3, 1, 2,
  ]);
});
