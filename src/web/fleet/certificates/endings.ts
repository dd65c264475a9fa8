import type { Alert } from '../../../core/fleet/alert.ts';
import type { Notice } from '../../../core/fleet/notice.ts';
import type { NotedRow } from '../fleet-rows.ts';
import { daysUntil } from '../parts/time-words.ts';

/** A certificate by the host that shows it. */
export interface Ending {
  readonly host: string;
  readonly groups: readonly string[];
  readonly subject: string;
  readonly issuer: string;
  readonly ends: string;
  readonly endsAt: number;
  readonly days: number;
  /** What the fleet was warned of: a renewal that did not come, an end that nears. */
  readonly missed?: Notice;
  readonly notice?: Notice;
}

/** Every certificate that a host shows, the soonest end first, with what is open about it. */
export function endingRows(
  rows: readonly NotedRow[],
  alerts: readonly Alert[],
  now: number,
): readonly Ending[] {
  const missed = noticesBy(alerts, 'renewalMissed');
  const ending = noticesBy(alerts, 'certificateEnds');
  return rows
    .flatMap(({ target, groups, subject = '', issuer = '', ends, endsAt }) => {
      if (ends === undefined || endsAt === undefined) return [];
      const late = missed.get(target);
      const notice = late ?? ending.get(target);
      return {
        host: target,
        groups,
        subject,
        issuer: issuer === 'windows' ? 'Windows itself' : issuer,
        ends,
        endsAt,
        days: daysUntil(ends, now),
        ...(late === undefined ? {} : { missed: late }),
        ...(notice === undefined ? {} : { notice }),
      };
    })
    .sort((a, b) => a.endsAt - b.endsAt);
}

function noticesBy(alerts: readonly Alert[], kind: Notice['kind']): ReadonlyMap<string, Notice> {
  return new Map(
    alerts.flatMap(({ notices }) =>
      notices.flatMap((notice) => (notice.kind === kind ? [[notice.host, notice] as const] : [])),
    ),
  );
}
