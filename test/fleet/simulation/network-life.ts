import type { Random } from '../../worlds/random.ts';
import { stretches } from './chances.ts';
import { DAY, HOUR, type Stretch, type Trouble } from './sim-host.ts';

/** The line to a site: its round trip in milliseconds, how much of a day's work is felt on it, and whether it is poor. */
export interface Line {
  readonly base: number;
  readonly daily: number;
  readonly poor: boolean;
}

/** Round trips and losses of a host: the work of the day, bad days, detours and faults. */
export function networkOf(random: Random, { base, daily, poor }: Line, span: Stretch, years: number) {
  const detours = stretches(random, span, 0.02 * years, () => random.between(2, 200) * DAY);
  const factor = random.between(2, 8);
  const faults = stretches(random, span, 0.02 * years, () => random.between(1, 20) * DAY);
  const faultLoss = random.between(0.15, 0.6);
  const busy = stretches(random, span, 12 * years, () => random.between(2, 10) * HOUR);
  const summer = summerTimes(span);
  const isIn = (list: readonly Stretch[], time: number) =>
    list.some(({ from, until }) => time >= from && time < until);
  const troubles: readonly Trouble[] = [
    ...detours.map((each) => ({ ...each, what: 'slow' as const })),
    ...faults.map((each) => ({ ...each, what: 'lossy' as const })),
  ];
  const roundTripAt = (time: number) => {
    const hour = ((time / HOUR + (isIn(summer, time) ? 2 : 1)) % 24) | 0;
    const workday = (Math.floor(time / DAY) + 4) % 7;
    const work = hour >= 8 && hour < 18 && workday >= 1 && workday <= 5 ? 1 + daily : 1;
    return base * work * (isIn(busy, time) ? 2 : 1) * (isIn(detours, time) ? factor : 1);
  };
  const lossAt = (time: number) => (isIn(faults, time) ? faultLoss : poor ? 0.03 : 0.002);
  return { troubles, roundTripAt, lossAt };
}

function summerTimes({ from, until }: Stretch): readonly Stretch[] {
  const first = new Date(from).getUTCFullYear();
  const years = new Date(until).getUTCFullYear() - first + 1;
  return Array.from({ length: years }, (_, i) => ({
    from: Date.UTC(first + i, 2, 29, 1),
    until: Date.UTC(first + i, 9, 25, 1),
  }));
}
