import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, paced, rateOf, watchesOf, watchOf, type Pace, type Past } from './schedule.ts';
import type { Host } from './host.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = 1_790_000_000_000;

const hostOf = (target: string, everySeconds = 900, vantages = ['here']): Host => ({
  target,
  groups: [],
  everySeconds,
  vantages,
  watched: true,
});
const worked = (startedAt: number): Past => ({ startedAt, endedAt: startedAt + 500, failures: 0 });
const failed = (startedAt: number, failures: number, failingSince = startedAt): Past => ({
  startedAt,
  endedAt: startedAt + 500,
  failures,
  failingSince,
});

describe('spread', () => {
  const watches = watchesOf(Array.from({ length: 10_000 }, (_, i) => hostOf(`srv${i}.corp.example`)));

  it('makes 10,000 hosts every 15 minutes about 11 checks a second, without bursts', () => {
    expect(rateOf(watches)).toBeCloseTo(11.1, 1);
    const perSecond = Array.from({ length: 900 }, () => 0);
    for (const watch of watches)
      perSecond[Math.floor((dueAt(watch, worked(start), start) - start) / 1_000) % 900]! += 1;
    expect(perSecond.filter((count) => count === 0).length).toBeLessThan(5);
    expect(Math.max(...perSecond)).toBeLessThan(30);
    const perMinute = Array.from({ length: 15 }, (_, i) =>
      perSecond.slice(i * 60, i * 60 + 60).reduce((sum, count) => sum + count, 0),
    );
    for (const count of perMinute) expect(Math.abs(count - 667)).toBeLessThan(110);
  });

  it('looks from two vantage points at different times', () => {
    const host = hostOf('srv01', 900, ['a', 'b', 'a']);
    const [a, b, ...more] = watchesOf([host]);
    expect(more).toEqual([]);
    expect(a!.place).not.toBeCloseTo(b!.place, 3);
  });

  it('is quiet about hosts that nobody watches', () => {
    expect(watchesOf([{ ...hostOf('srv01'), watched: false }])).toEqual([]);
  });

  it('makes up for lost time at no more than twice the usual pace', () => {
    let pace: Pace = { tokens: 0, at: start };
    let late = 10_000;
    let seconds = 0;
    while (late > 0) {
      seconds += 1;
      pace = paced(pace, rateOf(watches), start + seconds * 1_000);
      const asked = Math.min(late, Math.floor(pace.tokens));
      expect(asked).toBeLessThanOrEqual(23);
      late -= asked;
      pace = { ...pace, tokens: pace.tokens - asked };
    }
    expect(seconds).toBeLessThan(460);
  });

  it.each([
    ['back', -day],
    ['forward', day],
  ])('brings no burst where the clock jumps %s', (_, ms) => {
    expect(paced({ tokens: 0, at: start }, 11, start + ms).tokens).toBeLessThanOrEqual(44);
    expect(paced({ tokens: 0, at: start }, 11, start + ms).tokens).toBeGreaterThanOrEqual(0);
  });
});

describe('when a check is due', () => {
  const watch = watchOf(hostOf('srv01'), 'here');

  it('is now where nothing is known', () => {
    expect(dueAt(watch, undefined, start)).toBeLessThanOrEqual(start);
  });

  it.each([
    ['a first failure', 1],
    ['a second one', 2],
  ])('is within a minute after %s', (_, failures) => {
    const past = failed(start, failures);
    expect(dueAt(watch, past, start + 600) - past.endedAt).toBeLessThanOrEqual(minute);
  });

  it('is regular again once a failure was confirmed', () => {
    const times = timesOf(watch, start, day, (at, count) => failed(at, count, start));
    expect(times.length).toBeLessThanOrEqual(96 + 3);
    expect(times.length).toBeGreaterThanOrEqual(95);
  });

  it('is rarer for a host that is long dead, and never rarer than six hours', () => {
    const dead = (at: number) => failed(at, 500, start - 30 * day);
    expect(timesOf(watch, start, day, dead).length).toBeLessThanOrEqual(13);
    expect(timesOf(watch, start, day, dead).length).toBeGreaterThanOrEqual(12);
    const daily = watchOf(hostOf('srv02', 86_400), 'here');
    expect(timesOf(daily, start, 10 * day, dead).length).toBeGreaterThanOrEqual(9);
  });

  it('is within a minute of a failure that another vantage point saw, once', () => {
    const past = { ...worked(start), failedElsewhereAt: start + 10_000 };
    expect(dueAt(watch, past, start + 11_000)).toBeLessThanOrEqual(start + 10_000 + minute);
    const after = { ...worked(start + 50_000), failedElsewhereAt: start + 10_000 };
    expect(dueAt(watch, after, start + 51_000)).toBeGreaterThan(start + 10_000 + minute);
  });
});

describe('at any time, with any past', () => {
  const anyWatch = fc
    .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ min: 30, max: 7 * 86_400 }))
    .map(([name, every]) => watchOf(hostOf(name, every), 'here'));
  const anyPast = fc.option(
    fc
      .tuple(
        fc.integer({ min: -90, max: 90 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 90 }),
      )
      .map(([days, failures, deadDays]) => {
        const at = start + days * day;
        // Its times change at the moment it has been dead for whole days: no case lies on it.
        return failures === 0 ? worked(at) : failed(at, failures, at - (deadDays + 0.5) * day);
      }),
    { nil: undefined },
  );

  it('nothing waits longer than its period, or than six hours where it is dead: no jump stalls it', () => {
    fc.assert(
      fc.property(anyWatch, anyPast, (watch, past) => {
        const longest = Math.max(watch.host.everySeconds * 1_000 * 1.5, 7 * hour);
        expect(dueAt(watch, past, start)).toBeLessThanOrEqual(start + longest);
      }),
    );
  });

  it('a check that was just made is due again no sooner than a confirmation: no jump makes a storm', () => {
    fc.assert(
      fc.property(anyWatch, fc.integer({ min: 0, max: 9 }), (watch, failures) => {
        const past = failures === 0 ? worked(start) : failed(start, failures);
        const soonest = Math.min(watch.host.everySeconds * 500, 15_000);
        expect(dueAt(watch, past, start + 1) - start).toBeGreaterThanOrEqual(soonest - 1);
      }),
    );
  });

  it('the same moment gives the same time, so that two schedules ask for one check', () => {
    fc.assert(
      fc.property(anyWatch, anyPast, fc.integer({ min: 0, max: 5_000 }), (watch, past, later) => {
        const due = dueAt(watch, past, start);
        const again = dueAt(watch, past, start + later);
        if (due > start + later || again === due) return;
        expect(again).toBeGreaterThan(due);
      }),
      { numRuns: 3_000 },
    );
  });

  it('what was asked for and never came is asked for again: a lost check stalls nothing', () => {
    fc.assert(
      fc.property(anyWatch, anyPast, (watch, past) => {
        const longest = Math.max(watch.host.everySeconds * 1_000 * 1.5, 7 * hour);
        const first = start + 91 * day + longest;
        const due = dueAt(watch, past, first);
        const later = dueAt(watch, past, first + longest);
        expect(due).toBeLessThanOrEqual(first);
        expect(later).toBeGreaterThan(due);
        expect(later).toBeLessThanOrEqual(first + longest);
      }),
    );
  });

  it('gaps between checks stay near the period for a month, whatever it is', () => {
    fc.assert(
      fc.property(anyWatch, (watch) => {
        const period = watch.host.everySeconds * 1_000;
        const times = timesOf(watch, start, 20 * period, worked);
        expect(times.length).toBeGreaterThanOrEqual(20);
        expect(times.length).toBeLessThanOrEqual(21);
      }),
    );
  });
});

/** When checks happen over a length of time, each done at once as it becomes due. */
function timesOf(
  watch: ReturnType<typeof watchOf>,
  from: number,
  length: number,
  pastOf: (at: number, count: number) => Past,
): readonly number[] {
  const times: number[] = [];
  let past: Past | undefined;
  for (let now = from; now < from + length;) {
    const due = dueAt(watch, past, now);
    if (due > now) now = due;
    else {
      times.push(now);
      past = pastOf(now, times.length);
      now += 1;
    }
  }
  return times;
}
