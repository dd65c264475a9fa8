import { describe, expect, it } from 'vitest';
import { isoOf } from '../facts/time.ts';
import type { Check } from './check.ts';
import type { Host } from './host.ts';
import type { Snapshot } from './snapshot.ts';
import { joinVantages } from './vantages.ts';

const now = 1_790_000_000_000;
const minute = 60_000;
const host: Host = { target: 'srv01', groups: [], everySeconds: 900, vantages: ['a', 'b'], watched: true };
const up: Snapshot = { outcome: 'works', exit: 0 };
const down: Snapshot = { outcome: 'fails', exit: 12, phase: 'connection', lead: 'silent-port' };
const downElsewhere: Snapshot = {
  outcome: 'fails',
  exit: 22,
  phase: 'certificate',
  lead: 'expired-certificate',
};
const unknown: Snapshot = { outcome: 'unknown', exit: 40 };

/** A check so many minutes ago. */
function check(vantage: string, minutesAgo: number, snapshot: Snapshot): Check {
  const at = isoOf(now - minutesAgo * minute);
  const id = `${vantage}${minutesAgo}`;
  return { id, host: 'srv01', vantage, startedAt: at, endedAt: at, version: '1', rules: '1', snapshot };
}

describe('one host from two vantage points', () => {
  it.each<[string, readonly Check[], string]>([
    ['works from both', [check('a', 1, up), check('b', 8, up)], 'worksEverywhere'],
    ['fails from both', [check('a', 1, down), check('b', 2, down)], 'failsEverywhere'],
    ['fails from one at the same time', [check('a', 1, down), check('b', 2, up)], 'failsFromSome'],
    ['died between two looks', [check('b', 14, up), check('a', 1, down)], 'notKnown'],
    [
      'failed here before and after it worked there',
      [check('a', 16, down), check('b', 8, up), check('a', 1, down)],
      'failsFromSome',
    ],
    ['came back between two looks', [check('a', 14, down), check('b', 1, up)], 'notKnown'],
    ['was looked at from one alone', [check('a', 1, down)], 'notKnown'],
    ['was last seen from one a day ago', [check('a', 1, down), check('b', 1_440, up)], 'notKnown'],
    ['could not be judged from one', [check('a', 1, down), check('b', 1, unknown)], 'notKnown'],
    ['was looked at by a stranger', [check('a', 1, down), check('c', 1, up)], 'notKnown'],
    ['was never looked at', [], 'notKnown'],
  ])('that %s', (_, checks, says) => {
    expect(joinVantages(host, checks, now).says).toBe(says);
    expect(joinVantages(host, checks.toReversed(), now).says).toBe(says);
  });

  it('names who sees what, and who sees nothing', () => {
    const three = { ...host, vantages: ['a', 'b', 'c'] };
    const joined = joinVantages(three, [check('a', 1, down), check('b', 2, up)], now);
    expect(joined).toMatchObject({ works: ['b'], fails: ['a'], silent: ['c'], example: { id: 'a1' } });
  });

  it.each([
    [[check('a', 1, down), check('b', 1, down)], true],
    [[check('a', 1, down), check('b', 1, downElsewhere)], false],
    [[check('a', 1, down), check('b', 1, up)], undefined],
  ])('says whether it fails the same way', (checks, same) => {
    expect(joinVantages(host, checks, now).sameWay).toBe(same);
  });

  it('of one vantage point alone is what that sees', () => {
    const alone = { ...host, vantages: ['a'] };
    expect(joinVantages(alone, [check('a', 1, down)], now).says).toBe('failsEverywhere');
    expect(joinVantages(alone, [check('a', 1, up)], now).says).toBe('worksEverywhere');
  });
});
