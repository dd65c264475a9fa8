import { beforeAll, describe, expect, it } from 'vitest';
import type { Score } from './score.ts';
import { noticedOf, simulate, wrongPerThousand } from './simulate.ts';

let score: Score;

beforeAll(() => {
  score = simulate(37, 100, 1);
});

describe('a simulated fleet of a hundred hosts in a year', () => {
  it('pages for nothing so seldom that somebody still reads pages', () => {
    expect(score.pages.down?.right).toBeGreaterThan(0);
    expect(wrongPerThousand(score)).toBeLessThan(2.5);
  });

  it('names every certificate that nobody renews before it ends', () => {
    expect(score.missed.length).toBeGreaterThan(1);
    for (const { noticeDays, seenDays } of score.missed)
      if (seenDays > 3) expect(noticeDays).toBeGreaterThan(0);
  });

  it.each(['outage', 'lossy', 'nlaOff', 'bindingLost'])('finds what lasts: %s', (what) => {
    const { there, told } = score.found[what] ?? { there: 0, told: 0 };
    expect(there).toBeGreaterThan(0);
    expect(told).toBe(there);
  });
});

it('tells in time of a certificate whose host was switched off long before its end', () => {
  expect(noticedOf(42, 50, 2)).toEqual({ notRenewed: 1, seen: 1, inTime: 1 });
});
