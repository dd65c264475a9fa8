import { expect, it } from 'vitest';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { startHousekeeping } from './housekeeping.ts';
import type { Told } from './told.ts';

const day = 86_400_000;
const start = new Date(2026, 8, 1, 12).getTime();

it('does a daily task once a day, and again at its next time after it failed', async () => {
  const clock = simulatedClock(start);
  const told: Told[] = [];
  const ran: string[] = [];
  const run = async (now: string) => {
    ran.push(now);
    if (ran.length === 2) throw new Error('disk full');
  };
  const house = startHousekeeping([{ name: 'tidy', at: '17 3 * * *', run }], clock, (each) =>
    told.push(each),
  );
  await clock.pass(4 * day);
  expect(ran.map((time) => new Date(time).getHours())).toEqual([3, 3, 3, 3]);
  expect(told).toEqual([{ kind: 'undone', task: 'tidy', problem: 'disk full' }]);
  await house.stop();
  await clock.pass(4 * day);
  expect(ran).toHaveLength(4);
  expect(clock.waiting()).toBe(0);
});

it.each([
  ['back', -30 * day],
  ['forward', 30 * day],
])('runs within a day, once, after the clock was set %s by a month', async (_, ms) => {
  const clock = simulatedClock(start);
  let ran = 0;
  const run = async () => {
    ran += 1;
  };
  const house = startHousekeeping([{ name: 'tidy', at: '17 3 * * *', run }], clock, () => {});
  await clock.pass(2 * day);
  clock.jump(ms);
  await clock.pass(day + 7_200_000);
  expect(ran).toBeGreaterThanOrEqual(3);
  expect(ran).toBeLessThanOrEqual(4);
  await house.stop();
});
