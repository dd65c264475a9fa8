import { beforeAll, describe, expect, it } from 'vitest';
import type { Score } from './score.ts';
import { simulate, wrongPerThousand } from './simulate.ts';

let score: Score;

beforeAll(() => {
  score = simulate(2, 100, 1);
});

describe('a simulated fleet of a hundred hosts in a year', () => {
  it('pages for nothing so seldom that somebody still reads pages', () => {
    expect(wrongPerThousand(score)).toBeLessThan(5);
  });

  it('names every certificate that nobody renews before it ends', () => {
    expect(score.missed.length).toBeGreaterThan(1);
    for (const { noticeDays, seenDays } of score.missed)
      if (seenDays > 3) expect(noticeDays).toBeGreaterThan(0);
  });

  it('finds what lasts: outages, lost links, NLA that is gone', () => {
    for (const what of ['outage', 'lossy', 'nlaOff'])
      if (score.found[what]) expect(score.found[what].told, what).toBe(score.found[what].there);
  });
});
