import { scoreOf, type Missed, type Pages, type Score } from './score.ts';
import { DAY, renewers, type SimHost, type Stretch } from './sim-host.ts';
import { siteHosts } from './site.ts';
import { watchSites } from './watch-sites.ts';

/** Simulates fleets of eight sites of fifty, one after the other, and adds up what came of it. */
export function simulate(
  seed: number,
  hosts: number,
  years: number,
  part: Part = { number: 1, of: 1 },
  each: (score: Score, fleet: number) => void = () => {},
): Score {
  const span: Stretch = { from: START, until: START + Math.round(years * 365) * DAY };
  const scores: Score[] = [];
  for (let fleet = part.number - 1; fleet * SITES * SITE < hosts; fleet += part.of) {
    const numbers = Array.from({ length: SITES }, (_, i) => fleet * SITES + i);
    const sites = numbers.flatMap((site) => {
      const count = Math.min(SITE, hosts - site * SITE);
      return count <= 0 ? [] : [{ seed: `${seed}/${site}`, hosts: siteHosts(seed, site, count, span) }];
    });
    const score = scoreOf(
      sites.flatMap((site) => site.hosts),
      watchSites(sites, span),
      span,
    );
    each(score, fleet);
    scores.push(score);
  }
  return scores.reduce(addUp);
}

/** Certificates that nobody renewed: all of them, those that somebody could see, and of those the ones told of in time. */
export interface Noticed {
  readonly notRenewed: number;
  readonly seen: number;
  readonly inTime: number;
}

/** Only the notices of hosts that miss a renewal, each watched by itself: a notice needs no other host, and this is quick. */
export function noticedOf(seed: number, hosts: number, years: number): Noticed {
  const span: Stretch = { from: START, until: START + Math.round(years * 365) * DAY };
  let [notRenewed, seen, inTime] = [0, 0, 0];
  for (let site = 0; site * SITE < hosts; site += 1)
    for (const host of siteHosts(seed, site, Math.min(SITE, hosts - site * SITE), span)) {
      const isMissed = ({ what, ends = 0 }: SimHost['troubles'][number]) =>
        what === 'notRenewed' && ends < span.until;
      notRenewed += host.troubles.filter(isMissed).length;
      if (scoreOf([host], [], span).missed.length === 0) continue;
      const told = watchSites([{ seed: `${seed}/${site}`, hosts: [host] }], span);
      const { missed } = scoreOf([host], told, span);
      seen += missed.length;
      inTime += missed.filter((each) => isEarly(each.noticeDays, each)).length;
    }
  return { notRenewed, seen, inTime };
}

/** Every so manieth fleet, so that several processes share a fleet. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

/** The score of two fleets, or of two parts of one. */
export function addUp(one: Score, other: Score): Score {
  return {
    hostMonths: one.hostMonths + other.hostMonths,
    missed: [...one.missed, ...other.missed],
    pages: merged(one.pages, other.pages, (a: Pages, b: Pages) => ({
      right: a.right + b.right,
      reminders: a.reminders + b.reminders,
      wrong: a.wrong + b.wrong,
    })),
    found: merged(one.found, other.found, (a, b) => ({
      there: a.there + b.there,
      told: a.told + b.told,
      paged: a.paged + b.paged,
    })),
    wrong: [...one.wrong, ...other.wrong],
  };
}

function merged<T>(
  one: Readonly<Record<string, T | undefined>>,
  other: Readonly<Record<string, T | undefined>>,
  add: (a: T, b: T) => T,
): Record<string, T> {
  const sum: Record<string, T> = {};
  for (const [name, value] of [...Object.entries(one), ...Object.entries(other)])
    if (value !== undefined) sum[name] = sum[name] === undefined ? value : add(sum[name], value);
  return sum;
}

/** Pages for nothing, per thousand hosts and month. */
export function wrongPerThousand({ pages, hostMonths }: Score): number {
  const wrong = Object.values(pages).reduce((sum, each) => sum + each.wrong, 0);
  return (1_000 * wrong) / hostMonths;
}

/** The score as a table to read. */
export function tableOf(score: Score): string {
  const lines = [
    `host months ${Math.round(score.hostMonths)}; pages for nothing per 1,000 hosts and month: ${wrongPerThousand(score).toFixed(2)}`,
    '',
    '| pages | right | reminders | for nothing |',
    '|---|---|---|---|',
    ...Object.entries(score.pages).map(
      ([kind, { right, reminders, wrong }]) => `| ${kind} | ${right} | ${reminders} | ${wrong} |`,
    ),
    '',
    '| not renewed | certificates | noticed ≥ 30 days before | noticed before the end | paged ≥ 30 days before | paged before the end | median days, paged |',
    '|---|---|---|---|---|---|---|',
    ...renewers.map((renewer) =>
      missedRow(
        renewer,
        score.missed.filter((each) => each.renewer === renewer),
      ),
    ),
    missedRow('all', score.missed),
    '',
    '| trouble of three days and more | there | told of | paged |',
    '|---|---|---|---|',
    ...Object.entries(score.found).map(
      ([what, { there, told, paged }]) => `| ${what} | ${there} | ${told} | ${paged} |`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function missedRow(name: string, missed: readonly Missed[]): string {
  const pageDays = missed.flatMap((each) => each.pageDays ?? []).toSorted((a, b) => a - b);
  const cells = [
    missed.length,
    missed.filter((each) => isEarly(each.noticeDays, each)).length,
    missed.filter(({ noticeDays }) => noticeDays !== undefined).length,
    missed.filter((each) => isEarly(each.pageDays, each)).length,
    pageDays.length,
    pageDays[pageDays.length >> 1]?.toFixed(0) ?? '',
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

/** Nobody can tell before it was seen, nor in the first two thirds of a short life, in which none is renewed. */
function isEarly(days: number | undefined, { seenDays, lifeDays }: Missed): boolean {
  return days !== undefined && days >= Math.min(30, lifeDays < 90 ? lifeDays / 3 : 30, seenDays - 3);
}

const START = Date.UTC(2026, 0, 5);
const SITE = 50;
const SITES = 8;
