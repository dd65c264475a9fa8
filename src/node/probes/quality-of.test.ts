import { describe, expect, it } from 'vitest';
import { qualityOf, wilson } from './quality-of.ts';

describe('wilson', () => {
  // Values of the usual formula, e.g. NIST handbook 7.2.4.1.
  it.each([
    [0, 0, { ratioLow: 0, ratioHigh: 1 }],
    [10, 10, { ratioLow: 0.722, ratioHigh: 1 }],
    [5, 10, { ratioLow: 0.237, ratioHigh: 0.763 }],
    [0, 10, { ratioLow: 0, ratioHigh: 0.278 }],
  ])('%i of %i', (successes, trials, interval) => {
    expect(wilson(successes, trials)).toEqual(interval);
  });
});

describe('qualityOf', () => {
  it('counts what a lost SYN looks like', () => {
    const completions = [true, true, true, true, true];
    expect(qualityOf(completions, [9, 10, 1_015, 3_020, 600])).toMatchObject({
      attempts: 5,
      completed: 5,
      synRetransmissions: 2,
      rttMs: { min: 9, median: 600, max: 3_020 },
    });
  });

  it.each([
    ['sent again once', 1_008, 1],
    ['sent again twice by a new Linux', 2_052, 1],
    ['sent again twice by an old Linux', 3_060, 1],
    ['sent again twice by an old Windows', 9_020, 1],
    ['merely slow', 700, 0],
    ['slow by no whole seconds', 1_600, 0],
  ])('a first packet %s', (_, ms, lost) => {
    expect(qualityOf([true, true], [1, ms]).synRetransmissions).toBe(lost);
  });

  it('knows no times where nothing opened', () => {
    expect(qualityOf([false], [])).not.toHaveProperty('rttMs');
  });
});
