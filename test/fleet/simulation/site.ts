import { randomOf, type Random } from '../../worlds/random.ts';
import { lifeOf } from './certificate-life.ts';
import { stretches } from './chances.ts';
import { clockOf } from './clock-life.ts';
import { networkOf, type Line } from './network-life.ts';
import { DAY, HOUR, renewers, type Renewer, type SimHost, type Stretch, type Trouble } from './sim-host.ts';

/** How things are done in one place: who renews, by which terms, when machines restart, how good the line is. */
export interface Site {
  readonly name: string;
  readonly renewer: Renewer;
  readonly authority: string;
  /** Days that certificates of the authority live, and days before the end at which they are renewed. */
  readonly templateLife: number;
  readonly overlap: number;
  /** The listener takes a new certificate only when the service starts. */
  readonly takesAtRestart: boolean;
  readonly acmeLife: number;
  readonly acmeLeft: number;
  /** Windows replaces its own at a start of the service with fewer days left than this. */
  readonly windowsLeft: number;
  /** The authority does not answer. */
  readonly authorityOut: readonly Stretch[];
  /** Some of its machines were cloned with their certificate. */
  readonly cloned: boolean;
  /** The day all certificates of Windows give way to ones of the authority. */
  readonly movesAt: number;
  readonly patchOffset: number;
  readonly build: string;
  readonly line: Line;
  readonly out: readonly Stretch[];
}

/** The hosts of one site, with everything that happens to them between two times. */
export function siteHosts(seed: number, number: number, count: number, span: Stretch): readonly SimHost[] {
  const random = randomOf('site', seed, number);
  const site = siteOf(random, number, span);
  return Array.from({ length: count }, (_, i) =>
    hostOf(randomOf('host', seed, number, i), site, `s${number}h${i}`, span),
  );
}

function siteOf(random: Random, number: number, span: Stretch): Site {
  const years = (span.until - span.from) / (365 * DAY);
  return {
    name: `s${number}`,
    renewer: weighted(random, [45, 30, 10, 15]),
    authority: `CN=site${number}-CA1, DC=site${number}, DC=example`,
    templateLife: random.pick([365, 365, 365, 730, 180]),
    overlap: random.pick([42, 42, 42, 42, 30, 73, 14]),
    takesAtRestart: random.chance(0.15),
    acmeLife: random.pick([90, 90, 90, 47]),
    acmeLeft: random.pick([1 / 3, 1 / 3, 35 / 90, 20 / 90]),
    windowsLeft: random.pick([0, 7, 14, 30]),
    authorityOut: stretches(random, span, years, () => random.between(0.1, 5) * DAY),
    cloned: random.chance(0.05),
    movesAt: random.chance(0.1) ? random.between(span.from, span.until) : Number.POSITIVE_INFINITY,
    patchOffset: random.int(1, 14),
    build: random.pick(['10.0.20348', '10.0.17763', '10.0.26100', '10.0.14393', '10.0.22631']),
    line: {
      base: Math.exp(random.between(0, 4.6)),
      daily: random.between(0, 0.6),
      poor: random.chance(0.03),
    },
    out: stretches(random, span, 6 * years, () => Math.exp(random.between(-1.1, 4.2)) * HOUR),
  };
}

function hostOf(random: Random, site: Site, target: string, span: Stretch): SimHost {
  const years = (span.until - span.from) / (365 * DAY);
  const renewer = random.chance(0.85) ? site.renewer : weighted(random, [45, 30, 10, 15]);
  const restarts = restartsOf(random, site, span);
  const gone = random.chance(1 - Math.exp(-0.03 * years))
    ? random.between(span.from, span.until)
    : span.until;
  const sleeps = random.chance(0.04) ? weekends(span) : [];
  const out = [
    ...site.out,
    ...sleeps,
    ...stretches(random, span, 1.5 * years, () => Math.exp(random.between(-2.5, 3.6)) * HOUR),
    ...restarts.map((from) => ({ from, until: from + random.between(2, 20) * 60_000 })),
    ...(gone < span.until ? [{ from: gone, until: span.until }] : []),
  ].toSorted((a, b) => a.from - b.from);
  const life = lifeOf({ random, site, renewer, target, restarts, out, span });
  const clock = clockOf(random, span, years);
  const network = networkOf(random, site.line, span, years);
  const nlaOff = stretches(random, span, 0.005 * years, () => random.between(3, 60) * DAY);
  const how = random.chance(0.7) ? 'required' : 'offered';
  const outages: readonly Trouble[] = [
    ...out.map((each) => ({ ...each, what: 'outage' as const })),
    ...nlaOff.map((each) => ({ ...each, what: 'nlaOff' as const })),
  ];
  return {
    target,
    computer: target.toUpperCase(),
    renewer,
    shown: life.shown,
    troubles: [...life.troubles, ...clock.troubles, ...network.troubles, ...outages],
    restarts,
    out,
    builds: buildsOf(random, site, span, years),
    skewAt: clock.skewAt,
    roundTripAt: network.roundTripAt,
    lossAt: network.lossAt,
    nlaAt: (time) => (nlaOff.some(({ from, until }) => time >= from && time < until) ? 'notOffered' : how),
  };
}

/** Patch days each month for most; some machines restart each quarter, some nearly never; and now and then for no reason. */
function restartsOf(random: Random, site: Site, span: Stretch): readonly number[] {
  const everyMonths = random.pick([1, 1, 1, 1, 1, 1, 1, 3, 3, 12]);
  const start = span.from - 400 * DAY;
  const months = Math.ceil((span.until - start) / (30.4 * DAY));
  const planned = Array.from({ length: months }, (_, month) => month)
    .filter((month) => month % everyMonths === 0 && random.chance(0.93))
    .map((month) => start + (month * 30.4 + site.patchOffset) * DAY + random.between(0, 5) * HOUR);
  const odd = stretches(random, { from: start, until: span.until }, 1.5, () => 1).map(({ from }) => from);
  return [...planned, ...odd].toSorted((a, b) => a - b);
}

function buildsOf(random: Random, site: Site, span: Stretch, years: number): SimHost['builds'] {
  const first = random.chance(0.9) ? site.build : random.pick(['10.0.20348', '10.0.17763', '10.0.26100']);
  const later = stretches(random, span, 0.03 * years, () => 1).map(({ from }) => ({
    since: from,
    build: '10.0.26100',
  }));
  return [{ since: 0, build: first }, ...later];
}

function weekends({ from, until }: Stretch): readonly Stretch[] {
  const days = Array.from({ length: Math.floor((until - from) / DAY) }, (_, i) => Math.floor(from / DAY) + i);
  return days
    .filter((day) => (day + 4) % 7 === 6)
    .map((day) => ({ from: day * DAY, until: (day + 2) * DAY }));
}

function weighted(random: Random, weights: readonly number[]): Renewer {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return renewers.find((_, i) => (left -= weights[i]!) < 0) ?? 'windows';
}
