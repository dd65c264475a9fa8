import { isoOf, millisOf } from '../../facts/time.ts';
import { medianOf, slopeOf, spreadOf } from '../habits/robust.ts';
import type { Check } from '../check.ts';
import type { Notice } from '../notice.ts';
import { newestOf, type Forecast } from '../watched.ts';
import { byVantage } from '../by-vantage.ts';

/** A clock that is off by more than Kerberos tolerates, or drifts towards it. */
export const clockDrifts: Forecast = ({ host, checks, group }, now) => {
  for (const [vantage, seen] of byVantage(checks)) {
    const notice = noticeOf(seen, group.offsets.get(vantage) ?? 0, now);
    if (notice !== undefined)
      return [
        {
          kind: 'clockDrifts',
          host: host.target,
          vantage,
          key: `clockDrifts ${host.target}`,
          assumed: [{ code: 'kerberosTolerance', from: 'documentation', seen: 0 }],
          ...notice,
        },
      ];
  }
  return [];
};

type Found = Pick<Notice, 'severity' | 'dueAt' | 'evidence'>;

function noticeOf(checks: readonly Check[], offset: number, now: string): Found | undefined {
  const newest = newestOf(checks, skewOf, FEWEST_NEWEST).map((each) => each - offset);
  if (newest.length < FEWEST_NEWEST) return undefined;
  const skew = medianOf(newest);
  const evidence = { skewSeconds: Math.round(skew), toleratedSeconds: TOLERATED };
  if (newest.every((each) => Math.abs(each) >= TOLERATED && Math.sign(each) === Math.sign(skew)))
    return { severity: 'warning', evidence };
  if (Math.abs(skew) < WORTH_TELLING) return undefined;
  const points = checks.flatMap((check) => {
    const each = skewOf(check);
    return each === undefined ? [] : [[millisOf(check.startedAt) / DAY, each - offset] as const];
  });
  return driftOf(points, skew, evidence, now);
}

function driftOf(
  points: readonly (readonly [number, number])[],
  skew: number,
  evidence: Found['evidence'],
  now: string,
): Found | undefined {
  const days = daily(points);
  if (days.length < FEWEST_DAYS) return undefined;
  const slope = slopeOf(days);
  const noise = spreadOf(days.map(([x, y]) => y - slope * x));
  const rise = Math.abs(slope) * (days.at(-1)![0] - days[0]![0]);
  if (rise < WORTH_TELLING || rise < CLEAR * noise || Math.sign(slope) !== Math.sign(skew)) return undefined;
  const daysLeft = (TOLERATED - Math.abs(skew)) / Math.abs(slope);
  if (daysLeft > HORIZON_DAYS) return undefined;
  return {
    severity: daysLeft <= WARNING_DAYS ? 'warning' : 'notice',
    dueAt: isoOf(millisOf(now) + Math.max(0, daysLeft) * DAY),
    evidence: { ...evidence, secondsADay: Math.round(slope * 10) / 10, days: days.length },
  };
}

/** One point a day: the median of its checks. */
function daily(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const days = new Map<number, number[]>();
  for (const [x, y] of points) days.set(Math.floor(x), [...(days.get(Math.floor(x)) ?? []), y]);
  return [...days].map(([day, values]) => [day, medianOf(values)] as const);
}

const skewOf = ({ snapshot }: Check) => snapshot.skewSeconds;

const DAY = 86_400_000;
/** Five minutes are the default of Kerberos in Windows. */
const TOLERATED = 300;
const WORTH_TELLING = 20;
const CLEAR = 8;
const HORIZON_DAYS = 45;
const WARNING_DAYS = 7;
const FEWEST_DAYS = 7;
const FEWEST_NEWEST = 3;
