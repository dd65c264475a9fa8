import { expect, it } from 'vitest';
import { soak } from './soaking.ts';

/** RDPDOCTOR_SOAK_HOSTS=200 makes it the long run whose figures are in docs/measured.md. */
const asked = Number(process.env['RDPDOCTOR_SOAK_HOSTS'] ?? 0);
const hosts = asked > 0 ? asked : 8;

it(
  'watches for a day of a simulated clock with flat memory, and leaves no timer or handle behind',
  async () => {
    const hours = await soak(hosts, 24);
    for (const { hour, checks, heapMb, resources, timers } of hours)
      if (asked > 0)
        console.log(
          `${hour} h: ${checks} checks, ${heapMb.toFixed(1)} MB, ${resources} resources, ${timers} timers`,
        );
    const [early, late] = [hours[5]!, hours[23]!];
    expect(late.checks).toBeGreaterThanOrEqual(hosts * 85);
    expect(late.heapMb - early.heapMb).toBeLessThan(3);
    expect(Math.max(...hours.slice(5).map(({ resources }) => resources))).toBeLessThanOrEqual(
      early.resources + 2,
    );
    expect(Math.max(...hours.map(({ timers }) => timers))).toBeLessThanOrEqual(3 + 2 * 16);
  },
  asked > 0 ? 3_600_000 : 600_000,
);
