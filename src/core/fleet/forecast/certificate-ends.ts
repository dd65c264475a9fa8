import { millisOf } from '../../facts/time.ts';
import { habitOf, type RenewalHabit } from '../habits/renewal-habit.ts';
import type { Notice } from '../notice.ts';
import type { SeenCertificate } from '../snapshot.ts';
import { lastShown, type Forecast } from '../watched.ts';

/**
 * A certificate that ends soon or has ended; it pages only where nothing is known to renew it. One that a silent host showed last
 * ends all the same: whoever switches it on again should know.
 */
export const certificateEnds: Forecast = ({ host, checks, certificates, group }, now) => {
  const shown = lastShown({ checks, certificates });
  if (shown === undefined) return [];
  const { certificate, seenAt } = shown;
  const daysLeft = (millisOf(certificate.notAfter) - millisOf(now)) / DAY;
  // It may have been replaced since it was seen.
  const leftWhenSeen = (millisOf(certificate.notAfter) - millisOf(seenAt)) / DAY;
  const part = partOf(certificate);
  if (daysLeft > NOTICE_DAYS * part) return [];
  const isFresh = millisOf(now) - millisOf(seenAt) <= FRESH_DAYS * DAY;
  if (!isFresh && daysLeft < -NOTICE_DAYS) return [];
  const habit = habitOf(certificate, certificates, group);
  return [
    {
      kind: 'certificateEnds',
      host: host.target,
      key: `certificateEnds ${host.target} ${certificate.sha256}`,
      severity: isFresh ? severityOf(leftWhenSeen, part, habit) : 'notice',
      dueAt: certificate.notAfter,
      evidence: {
        notAfter: certificate.notAfter,
        daysLeft: Math.floor(daysLeft),
        subject: certificate.subject,
        issuer: certificate.issuer,
        sha256: certificate.sha256,
        madeByWindows: certificate.windowsSelfMade,
        renewal: habit?.how ?? 'notKnown',
        seenAt,
      },
      assumed: habit === undefined ? [] : [habit.assumed],
    },
  ];
};

function severityOf(daysLeft: number, part: number, habit: RenewalHabit | undefined): Notice['severity'] {
  // Clients warn of an expired one and go on; Windows replaces its own when its service next starts.
  if (habit?.how === 'byWindows') return daysLeft > -ENDED_DAYS ? 'notice' : 'warning';
  if (daysLeft <= CRITICAL_DAYS * part) return isDueLater(daysLeft, habit) ? 'notice' : 'critical';
  return habit?.how === 'regular' || daysLeft > WARNING_DAYS * part ? 'notice' : 'warning';
}

function isDueLater(daysLeft: number, habit: RenewalHabit | undefined): boolean {
  return daysLeft > 0 && habit?.how === 'regular' && daysLeft > (habit.dueDays ?? 0);
}

/** Short lives have short terms: a certificate of six days is no alarm on every day of its life. */
function partOf({ notBefore, notAfter }: SeenCertificate): number {
  const life = (millisOf(notAfter) - millisOf(notBefore)) / DAY;
  return Math.min(1, Math.max(0, life) / FULL_TERM_DAYS);
}

const DAY = 86_400_000;
const NOTICE_DAYS = 45;
/** Terms are set in weeks: what is renewed a fortnight before its end has had some days for it. */
const WARNING_DAYS = 10;
const CRITICAL_DAYS = 7;
const ENDED_DAYS = 1;
const FRESH_DAYS = 3;
const FULL_TERM_DAYS = 105;
