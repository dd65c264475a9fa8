import type { CertificateSpell } from '../certificate-spell.ts';
import type { Group } from '../group.ts';
import type { Notice } from '../notice.ts';
import type { SeenCertificate } from '../snapshot.ts';
import { isPublicAcme } from './acme-issuers.ts';
import type { Pool } from './pool.ts';
import { isAlike, renewalsOf, sortOf, type Renewal } from './renewals.ts';
import { leastOf, medianOf, quantileOf, spreadOf } from './robust.ts';

/** How certificates of a sort are renewed, and what that is known from. */
export interface RenewalHabit {
  /** `regular`: something does it, always at about the same time. `byWindows`: at a start of the service near the end. */
  readonly how: 'regular' | 'byWindows' | 'irregular';
  /** Days before the end by which it has always been done, with some room; absent where nothing tells. */
  readonly dueDays?: number;
  /** Days before the end at which it is usually done. */
  readonly usualDays?: number;
  readonly assumed: Notice['assumed'][number];
}

/** The habit that a certificate follows: of this host, else of its group, else of the fleet, else as documented; undefined where nobody knows. */
export function habitOf(
  certificate: SeenCertificate,
  spells: readonly CertificateSpell[],
  { renewals, fleet }: Pick<Group, 'renewals' | 'fleet'>,
): RenewalHabit | undefined {
  const sort = sortOf(certificate);
  const own = renewalsOf(spells).filter(({ of }) => isAlike(of, sort));
  const host = spells[0]?.host;
  const withOthers = (pool: Pool) => [
    ...own,
    ...(pool.get(sort.issuer) ?? []).filter((each) => each.host !== host && isAlike(each.of, sort)),
  ];
  if (certificate.windowsSelfMade) return windowsHabit(withOthers(renewals), withOthers(fleet));
  const learntFrom = [
    learnt(own, 'host', sort.days),
    learnt(withOthers(renewals), 'group', sort.days),
    learnt(withOthers(fleet), 'fleet', sort.days),
  ].filter((habit) => habit !== undefined);
  const documented = isPublicAcme(certificate.issuer, sort.days) ? acmeHabit(sort.days) : undefined;
  return learntFrom.find(({ how }) => how === 'regular') ?? documented ?? learntFrom[0];
}

/** Who issues at the same distance from the end every time is a program, however late the service takes what it got. */
function learnt(renewals: readonly Renewal[], from: Learnt, life: number): RenewalHabit | undefined {
  if (renewals.length < fewest[from]) return undefined;
  const days = renewals.map(({ daysLeft }) => daysLeft);
  const usualDays = medianOf(days);
  const assumed = { code: 'renewalHabit', from, seen: days.length };
  const steady = days.length < FEWEST_SURE ? CHANCE_DAYS : Math.max(REGULAR_DAYS, life * REGULAR_SHARE);
  if (spreadOf(renewals.map(({ issuedLeft }) => issuedLeft)) > steady)
    return { how: 'irregular', usualDays, assumed };
  const lag = medianOf(renewals.map(({ issuedLeft, daysLeft }) => issuedLeft - daysLeft));
  return { how: 'regular', dueDays: barOf(days, usualDays, lag, from) - ROOM_DAYS, usualDays, assumed };
}

/** Days before the end by which all but the latest have been replaced; `lag` from issue until the service took it. */
function barOf(days: readonly number[], usual: number, lag: number, from: Learnt): number {
  const isFew = days.length < FEWEST_TO_TRIM;
  if (lag > AT_ONCE_DAYS) return leastOf(days) - (isFew ? FORTNIGHT : 0);
  const lowest = isFew ? leastOf(days) : quantileOf(days, LATE_SHARE);
  // Elsewhere in a fleet the latest may have terms of their own.
  if (from === 'fleet') return lowest;
  // One that was late because its host was off lowers the bar for nobody else.
  return Math.max(lowest, usual - Math.max(LATE_DAYS, 3 * spreadOf(days, usual)));
}

/** No page of Microsoft says how long before the end Windows renews its own; only what was seen does. */
function windowsHabit(group: readonly Renewal[], fleet: readonly Renewal[]): RenewalHabit {
  const seen = [nearTheEnd(group), nearTheEnd(fleet)];
  const enough = seen.findIndex((days) => days.length >= FEWEST_BY_WINDOWS);
  const days = seen[enough];
  if (days === undefined)
    return {
      how: 'byWindows',
      assumed: { code: 'windowsRenewsNearEnd', from: 'documentation', seen: seen[1]!.length },
    };
  return {
    how: 'byWindows',
    dueDays: leastOf(days) - WINDOWS_ROOM_DAYS,
    usualDays: medianOf(days),
    assumed: { code: 'windowsRenewsNearEnd', from: enough === 0 ? 'group' : 'fleet', seen: days.length },
  };
}

function nearTheEnd(renewals: readonly Renewal[]): readonly number[] {
  return renewals.map(({ daysLeft }) => daysLeft).filter((left) => left <= NEAR_THE_END);
}

function acmeHabit(life: number): RenewalHabit {
  const usualDays = life / 3;
  return {
    how: 'regular',
    dueDays: usualDays - Math.min(ACME_ROOM_DAYS, life / 15),
    usualDays,
    assumed: { code: 'acmeRenewsAtAThird', from: 'documentation', seen: 0 },
  };
}

type Learnt = 'host' | 'group' | 'fleet';

const fewest: Readonly<Record<Learnt, number>> = { host: 2, group: 2, fleet: 6 };
/** Of fewer renewals, two by hand may lie near each other by chance. */
const FEWEST_SURE = 4;
const CHANCE_DAYS = 0.75;
const AT_ONCE_DAYS = 1.5;
const FORTNIGHT = 14;
const FEWEST_BY_WINDOWS = 20;
const FEWEST_TO_TRIM = 10;
const REGULAR_DAYS = 3;
const REGULAR_SHARE = 0.005;
const LATE_SHARE = 0.02;
const LATE_DAYS = 4;
const ROOM_DAYS = 1;
const WINDOWS_ROOM_DAYS = 3;
const ACME_ROOM_DAYS = 3;
const NEAR_THE_END = 60;
