import type { NoticeKind } from '../../../src/core/fleet/notice.ts';
import { DAY, HOUR, within, type Renewer, type SimHost, type Stretch, type Trouble } from './sim-host.ts';
import type { Told } from './watch-sites.ts';

/** A certificate that nobody renewed, and how many days before its end somebody was told. */
export interface Missed {
  readonly renewer: Renewer;
  /** By any notice, and by one that pages; absent where there was none before the end. */
  readonly noticeDays: number | undefined;
  readonly pageDays: number | undefined;
  /** Days from the first moment at which somebody could see it to its end: no warning can come earlier. */
  readonly seenDays: number;
  readonly lifeDays: number;
}

/** Pages of one kind: for trouble that was there, reminders of work by hand, and for nothing. */
export interface Pages {
  readonly right: number;
  readonly reminders: number;
  readonly wrong: number;
}

export interface Score {
  readonly hostMonths: number;
  readonly missed: readonly Missed[];
  readonly pages: Readonly<Partial<Record<NoticeKind, Pages>>>;
  /** Troubles of each kind that lasted three days or more, and how many of them were told of, or paged. */
  readonly found: Readonly<
    Record<string, { readonly there: number; readonly told: number; readonly paged: number }>
  >;
  readonly wrong: readonly Told[];
}

/** Holds what was told against what was so. */
export function scoreOf(hosts: readonly SimHost[], told: readonly Told[], span: Stretch): Score {
  const byHost = new Map<string, Told[]>();
  for (const each of told) byHost.set(each.host.target, [...(byHost.get(each.host.target) ?? []), each]);
  const judged = told
    .filter(({ paged }) => paged !== undefined)
    .map((each) => ({ each, verdict: verdictOf(each) }));
  const pages: Partial<Record<NoticeKind, Pages>> = {};
  for (const { each, verdict } of judged) {
    const known = pages[each.notice.kind] ?? { right: 0, reminders: 0, wrong: 0 };
    pages[each.notice.kind] = { ...known, [verdict]: known[verdict] + 1 };
  }
  return {
    hostMonths: (hosts.length * (span.until - span.from)) / (30.4 * DAY),
    missed: hosts.flatMap((host) => missedOf(host, byHost.get(host.target) ?? [], span)),
    pages,
    found: foundOf(hosts, byHost, span),
    wrong: judged.flatMap(({ each, verdict }) => (verdict === 'wrong' ? [each] : [])),
  };
}

/** Which troubles make a page of each kind right. */
const reasons: Readonly<Partial<Record<NoticeKind, readonly Trouble['what'][]>>> = {
  down: ['outage', 'gone', 'lossy'],
  renewalMissed: ['notRenewed', 'ended'],
  certificateEnds: ['notRenewed', 'ended', 'bindingLost', 'otherIssuer'],
  certificateChanged: ['bindingLost', 'otherIssuer'],
  negotiationWeaker: ['nlaOff'],
  clockDrifts: ['clockOff', 'clockDrifting'],
  slower: ['slow'],
  lossier: ['lossy'],
};

function verdictOf({ host, notice, pagedAt }: Told): keyof Pages {
  const at = pagedAt!;
  const of = notice.evidence['sha256'];
  const fits = host.troubles.filter(
    ({ from, until, sha256 }) =>
      at >= from && at <= until + AFTER && (sha256 === undefined || of === undefined || sha256 === of),
  );
  if (fits.some(({ what }) => reasons[notice.kind]?.includes(what))) return 'right';
  const isReminder = notice.kind === 'certificateEnds' || notice.kind === 'renewalMissed';
  return isReminder && fits.some(({ what }) => what === 'byHand') ? 'reminders' : 'wrong';
}

function missedOf(host: SimHost, told: readonly Told[], span: Stretch): readonly Missed[] {
  return host.troubles
    .filter(({ what, ends = 0 }) => what === 'notRenewed' && ends < span.until)
    .flatMap(({ sha256, from, ends = 0 }) => {
      const made = Date.parse(
        host.shown.find(({ certificate }) => certificate.sha256 === sha256)!.certificate.notBefore,
      );
      const seenDays = (ends - shownFrom(host, Math.max(from, span.from), ends)) / DAY;
      if (seenDays < 1) return [];
      const of = told.filter(({ notice }) => notice.evidence['sha256'] === sha256 && kinds.has(notice.kind));
      const daysTo = (times: readonly (number | undefined)[]) => {
        const first = times.reduce<number>((least, time) => Math.min(least, time ?? ends), ends);
        return first === ends ? undefined : (ends - first) / DAY;
      };
      return [
        {
          renewer: host.renewer,
          noticeDays: daysTo(of.map((each) => each.from)),
          pageDays: daysTo(of.map(({ pagedAt }) => pagedAt)),
          lifeDays: (ends - made) / DAY,
          seenDays,
        },
      ];
    });
}

/** The first moment at which the host answers while it shows a certificate; its end where it never does. */
function shownFrom({ out }: SimHost, from: number, ends: number): number {
  let at = from;
  while (at < ends && within(out, at)) at += 6 * HOUR;
  return Math.min(at, ends);
}

function foundOf(hosts: readonly SimHost[], byHost: ReadonlyMap<string, readonly Told[]>, span: Stretch) {
  const found: Record<string, { there: number; told: number; paged: number }> = {};
  for (const host of hosts)
    for (const { what, from, until } of host.troubles) {
      const kind = kindOf[what];
      if (kind === undefined || until - from < 3 * DAY || from < span.from + 30 * DAY || until > span.until)
        continue;
      const seen = (byHost.get(host.target) ?? []).filter(
        ({ notice, from: toldFrom, until: toldUntil }) =>
          notice.kind === kind && toldUntil >= from && toldFrom <= until + AFTER,
      );
      const counted = (found[what] ??= { there: 0, told: 0, paged: 0 });
      counted.there += 1;
      if (seen.length > 0) counted.told += 1;
      if (seen.some(({ paged }) => paged !== undefined)) counted.paged += 1;
    }
  return found;
}

const kindOf: Readonly<Partial<Record<Trouble['what'], NoticeKind>>> = {
  outage: 'down',
  nlaOff: 'negotiationWeaker',
  clockOff: 'clockDrifts',
  clockDrifting: 'clockDrifts',
  slow: 'slower',
  lossy: 'lossier',
  bindingLost: 'certificateChanged',
  otherIssuer: 'certificateChanged',
};

const kinds: ReadonlySet<NoticeKind> = new Set(['renewalMissed', 'certificateEnds']);
/** The day in which a check that saw the trouble is asked about. */
const AFTER = 2 * DAY;
