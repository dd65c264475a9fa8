import { describe, expect, it } from 'vitest';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import { exitOfPlan, exitOfShownPlan } from './exit-of-plan.ts';

const nothing: FixPlan = { target: '', causes: [], machines: [], byHand: [], leftOut: [], others: [] };
const other = { cause: 'x', title: 'x', confidence: 'possible' as const, remedies: ['x'], isByHand: false };

describe('the exit code of', () => {
  it.each<[string, Partial<FixPlan>, number]>([
    ['holds nothing', {}, 55],
    ['is for a finding that a person has to choose', { others: [other] }, 56],
    ['could only tell a person what to do', { others: [{ ...other, isByHand: true }] }, 55],
    ['lacks an accepted risk', { leftOut: [{ remedy: '', cause: '', why: '', needs: 'nla-off' }] }, 56],
    ['left out what no plan holds', { leftOut: [{ remedy: '', cause: '', why: '' }] }, 55],
  ])('a plan that %s', (_, more, code) => {
    expect(exitOfPlan({ ...nothing, ...more })).toBe(code);
    expect(exitOfShownPlan({ ...nothing, ...more })).toBe(code);
  });

  it('a plan that a person carries out by hand is that of a plan', () => {
    const byHand = [{ remedy: '', on: 'server' as const, cause: '', steps: ['x'] }];
    expect(exitOfShownPlan({ ...nothing, byHand })).toBe(0);
    expect(exitOfPlan({ ...nothing, byHand })).toBe(55);
  });
});
