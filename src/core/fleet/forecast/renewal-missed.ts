import { isoOf, millisOf } from '../../facts/time.ts';
import type { Check } from '../check.ts';
import { habitOf, type RenewalHabit } from '../habits/renewal-habit.ts';
import type { Notice } from '../notice.ts';
import { newestWith, type Forecast } from '../watched.ts';

/** A renewal that was due by habit and did not happen, on a host that has been up since long enough to have done it. */
export const renewalMissed: Forecast = ({ host, checks, certificates, group }, now) => {
  const shown = newestWith(checks, ({ snapshot }) => snapshot.certificate);
  if (shown === undefined) return [];
  const { notAfter, sha256, subject, issuer, windowsSelfMade } = shown.value;
  const end = millisOf(notAfter);
  if (end - millisOf(now) > LONGEST_HABIT * DAY) return [];
  const habit = habitOf(shown.value, certificates, group);
  // What is replaced after its end by habit is told of by its end.
  if (habit?.dueDays === undefined || habit.dueDays <= 0) return [];
  const due = end - habit.dueDays * DAY;
  if (due > millisOf(now)) return [];
  const still = seenSince(checks, sha256, due);
  if (still === undefined || still.days < PATIENCE_DAYS || still.times < FEWEST_SIGHTS) return [];
  const daysLeft = (end - millisOf(now)) / DAY;
  return [
    {
      kind: 'renewalMissed',
      host: host.target,
      key: `renewalMissed ${host.target} ${sha256}`,
      severity: severityOf(habit, daysLeft),
      dueAt: notAfter,
      evidence: {
        notAfter,
        dueBy: isoOf(due),
        daysLeft: Math.floor(daysLeft),
        subject,
        issuer,
        sha256,
        madeByWindows: windowsSelfMade,
        seenAt: shown.check.startedAt,
        ...(habit.usualDays === undefined ? {} : { usualDays: Math.round(habit.usualDays) }),
      },
      assumed: [habit.assumed],
    },
  ];
};

/** What neither host nor group has shown pages when half of the usual time has gone by: some have set it to renew later. */
function severityOf({ how, usualDays = 0, assumed }: RenewalHabit, daysLeft: number): Notice['severity'] {
  const isNear = assumed.from === 'host' || assumed.from === 'group';
  if (!isNear && daysLeft > usualDays / 2) return 'notice';
  return daysLeft <= CRITICAL_DAYS && how !== 'byWindows' ? 'critical' : 'warning';
}

/** For how long, and how often, the certificate was still shown after it should have been replaced. */
function seenSince(checks: readonly Check[], sha256: string, due: number) {
  const sights = checks.filter(
    ({ startedAt, snapshot }) => snapshot.certificate?.sha256 === sha256 && millisOf(startedAt) > due,
  );
  const [first, last] = [sights[0], sights.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { times: sights.length, days: (millisOf(last.startedAt) - millisOf(first.startedAt)) / DAY };
}

const DAY = 86_400_000;
/** What is renewed earlier than so many days before its end has time. */
const LONGEST_HABIT = 120;
/** A host that was off gets this long to renew after it is back. */
const PATIENCE_DAYS = 1.5;
const FEWEST_SIGHTS = 3;
const CRITICAL_DAYS = 7;
