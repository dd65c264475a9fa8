import { expect, it } from 'vitest';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { outageOf, problemOf } from './outage.ts';
import { steadily } from './steadily.ts';
import type { Told } from './told.ts';

it('tells once that something does not work, and once that all of it works again', () => {
  const clock = simulatedClock(0);
  const told: Told[] = [];
  const outage = outageOf(clock, (each) => told.push(each));
  outage.worked('read');
  outage.failed('store', new Error('disk full\nand more'));
  outage.failed('store', new Error('disk full'));
  outage.worked('read');
  outage.failed('finish', new Error('disk full'));
  outage.worked('store');
  expect(told).toEqual([{ kind: 'away', problem: 'store: disk full' }]);
  clock.jump(7_000);
  outage.worked('finish');
  expect(told.at(-1)).toEqual({ kind: 'back', awayMs: 7_000 });
});

it('names the first of several addresses that were tried', () => {
  expect(problemOf(new AggregateError([new Error('connect ECONNREFUSED ::1:5432'), new Error('x')]))).toBe(
    'connect ECONNREFUSED ::1:5432',
  );
  expect(problemOf('odd')).toBe('odd');
});

it('does something until it works, with longer and longer pauses, and gives up where it is stopped', async () => {
  const clock = simulatedClock(0);
  const stop = new AbortController();
  const surely = steadily(
    clock,
    stop.signal,
    outageOf(clock, () => {}),
  );
  let tries = 0;
  const flaky = surely('x', async () => {
    tries += 1;
    if (tries < 6) throw new Error('away');
    return 'done';
  });
  await clock.pass(250 + 500 + 1_000 + 2_000);
  expect(tries).toBe(5);
  await clock.pass(4_000);
  expect(await flaky).toBe('done');
  const never = surely('x', async () => {
    throw new Error('away');
  });
  await clock.pass(120_000);
  stop.abort();
  expect(await never).toBeUndefined();
  expect(clock.waiting()).toBe(0);
});
