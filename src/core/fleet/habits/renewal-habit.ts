import type { CertificateSpell } from '../certificate-spell.ts';
import type { Group } from '../group.ts';
import type { Notice } from '../notice.ts';
import type { SeenCertificate } from '../snapshot.ts';
import { isPublicAcme } from './acme-issuers.ts';
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

/** The habit that a certificate follows: of this host, else of its group, else as documented; undefined where nobody knows. */
export function habitOf(
  certificate: SeenCertificate,
  spells: readonly CertificateSpell[],
  { renewals }: Pick<Group, 'renewals'>,
): RenewalHabit | undefined {
  const sort = sortOf(certificate);
  const ofHost = renewalsOf(spells).filter(({ of }) => isAlike(of, sort));
  const host = spells[0]?.host;
  const ofGroup = (renewals.get(sort.issuer) ?? []).filter(
    (each) => each.host !== host && isAlike(each.of, sort),
  );
  if (certificate.windowsSelfMade) return windowsHabit([...ofHost, ...ofGroup]);
  if (ofHost.length >= FEWEST_OWN) return learnt(ofHost, 'host', sort.days);
  const all = [...ofHost, ...ofGroup];
  const hosts = new Set(all.map(({ host }) => host));
  if (all.length >= FEWEST_OF_GROUP && hosts.size >= FEWEST_HOSTS) return learnt(all, 'group', sort.days);
  return isPublicAcme(certificate.issuer, sort.days) ? acmeHabit(sort.days) : undefined;
}

function learnt(renewals: readonly Renewal[], from: 'host' | 'group', life: number): RenewalHabit {
  const days = renewals.map(({ daysLeft }) => daysLeft);
  const usualDays = medianOf(days);
  const spread = spreadOf(days, usualDays);
  const assumed = { code: 'renewalHabit', from, seen: days.length };
  if (spread > Math.max(REGULAR_DAYS, life * REGULAR_SHARE)) return { how: 'irregular', usualDays, assumed };
  const lowest = from === 'host' ? leastOf(days) : quantileOf(days, LATE_SHARE);
  // One that was late because its host was off lowers the bar for nobody else.
  const bar = Math.max(lowest, usualDays - Math.max(LATE_DAYS, 3 * spread));
  return { how: 'regular', dueDays: bar - ROOM_DAYS, usualDays, assumed };
}

/** No page of Microsoft says how long before the end Windows renews its own; only what was seen does. */
function windowsHabit(renewals: readonly Renewal[]): RenewalHabit {
  const days = renewals.map(({ daysLeft }) => daysLeft).filter((left) => left <= NEAR_THE_END);
  if (days.length < FEWEST_BY_WINDOWS)
    return {
      how: 'byWindows',
      assumed: { code: 'windowsRenewsNearEnd', from: 'documentation', seen: days.length },
    };
  return {
    how: 'byWindows',
    dueDays: leastOf(days) - WINDOWS_ROOM_DAYS,
    usualDays: medianOf(days),
    assumed: { code: 'windowsRenewsNearEnd', from: 'group', seen: days.length },
  };
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

const FEWEST_OWN = 2;
const FEWEST_OF_GROUP = 3;
const FEWEST_HOSTS = 2;
const FEWEST_BY_WINDOWS = 10;
const REGULAR_DAYS = 3;
const REGULAR_SHARE = 0.005;
const LATE_SHARE = 0.02;
const LATE_DAYS = 4;
const ROOM_DAYS = 1;
const WINDOWS_ROOM_DAYS = 3;
const ACME_ROOM_DAYS = 3;
const NEAR_THE_END = 60;
