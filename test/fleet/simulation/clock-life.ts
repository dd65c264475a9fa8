import type { Random } from '../../worlds/random.ts';
import { stretches } from './chances.ts';
import { DAY, HOUR, type Stretch, type Trouble } from './sim-host.ts';

/** The clock of a host: kept by a domain, or drifting between weekly settings; now and then broken. */
export function clockOf(random: Random, span: Stretch, years: number) {
  const alone = random.chance(0.3) ? random.between(-0.8, 0.8) : 0;
  const drifts = stretches(random, span, 0.005 * years, () => random.between(20, 200) * DAY);
  const rate = random.between(3, 40) * (random.chance(0.5) ? 1 : -1);
  const jumps = stretches(random, span, 0.12 * years, () => random.between(0.5, 6) * HOUR);
  const jump = Math.exp(random.between(2.3, 8.3));
  const summers = stretches(random, { from: 0, until: 1 }, 0.002 * years, () => 1);
  const shifted = summers.map(() => {
    const from = lastSundayOfMarch(span.from);
    return { from, until: from + random.between(1, 10) * DAY };
  });
  const troubles: readonly Trouble[] = [
    ...drifts.map((each) => ({ ...each, what: 'clockDrifting' as const })),
    ...jumps.map((each) => ({ ...each, what: 'clockOff' as const })),
    ...shifted.map((each) => ({ ...each, what: 'clockOff' as const })),
  ];
  const skewAt = (time: number) => {
    const drift = drifts.find(({ from, until }) => time >= from && time < until);
    const off = jumps.some(({ from, until }) => time >= from && time < until) ? jump : 0;
    const summer = shifted.some(({ from, until }) => time >= from && time < until) ? 3_600 : 0;
    const week = ((time / DAY) % 7) * alone;
    return off + summer + week + (drift === undefined ? 0 : ((time - drift.from) / DAY) * rate);
  };
  return { troubles, skewAt };
}

/** One o'clock UTC on the last Sunday of March in the year after a time. */
function lastSundayOfMarch(time: number): number {
  const year = new Date(time).getUTCFullYear() + 1;
  const end = new Date(Date.UTC(year, 2, 31, 1));
  return end.getTime() - end.getUTCDay() * DAY;
}
