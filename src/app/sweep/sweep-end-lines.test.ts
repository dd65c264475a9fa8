import { describe, expect, it } from 'vitest';
import { SweepCounts } from './sweep-counts.ts';
import { durationWords } from './duration-words.ts';
import { exitOfSwept } from './exit-of-swept.ts';
import { sweepEndLines, type SweepEnded } from './sweep-end-lines.ts';

function endedWith(changes: Partial<SweepEnded> = {}): string {
  const counts = new SweepCounts();
  counts.add('certificate', ['expired']);
  counts.add('silent', ['notAsExpected']);
  const targets = { duplicates: 0, excluded: 0, size: 4 };
  const usual = { targets, counts, done: 2, seconds: 4, stopped: false, left: 0 };
  return sweepEndLines({ ...usual, ...changes }).join('\n');
}

describe('the end of a sweep', () => {
  it('says how many were looked at, how fast, and what they were', () => {
    const lines = endedWith().split('\n');
    expect(lines[0]).toBe('2 of 4 looked at, 2 now in 4 s (1/s)');
    expect(lines.slice(1, 3).map((line) => line.slice(0, 10))).toEqual(['         1', '         1']);
    expect(lines[3]).toMatch(/^1 not as --expect has it/);
    expect(lines).toHaveLength(4);
  });

  it.each<[Partial<SweepEnded>, RegExp]>([
    [{ targets: { duplicates: 2, excluded: 1, size: 4 } }, /; 2 written more than once, 1 excluded$/m],
    [{ left: 7 }, /^7 more hosts are not in the table/m],
    [{ lowered: 50 }, /^the system bore 50 connections at a time/m],
    [{ stopped: true }, /^stopped; next time --resume FILE/m],
    [{ stopped: true, resume: 'j' }, /^stopped; go on with the same command: --resume j$/m],
  ])('%j is told', (changes, line) => {
    expect(endedWith()).not.toMatch(line);
    expect(endedWith(changes)).toMatch(line);
  });
});

it.each([
  [45, '45 s'],
  [69, '1 min 9 s'],
  [7_500, '2 h 5 min'],
])('%i seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

it.each([
  [11, 11],
  [12, 12],
  [0, 33],
  [21, 33],
])('a host not as expected that ended with %i ends with %i', (exit, code) => {
  expect(exitOfSwept({ snapshot: { outcome: 'unknown', exit } })).toBe(code);
});
