import { UsageError } from './usage-error.ts';

/**
 * The time of `--restart-at` as an action holds it: in UTC where an offset was typed, else the host's own time. What is over or too far
 * away in every time zone is refused here; the host itself looks again, with its own clock.
 */
export function parseRestartTime(text: string, now: Date): string {
  const [, day, time, offset] = form.exec(text.trim()) ?? [];
  const shown = `--restart-at "${text.slice(0, 40)}"`;
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  if (day === undefined || Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(day))
    throw new UsageError(
      `${shown}: is no time like 2026-12-01T03:00 (the host's own time) or 2026-12-01T03:00+01:00`,
    );
  const [earliest, latest] =
    offset === undefined
      ? [asUtc - EASTMOST * HOUR, asUtc + WESTMOST * HOUR]
      : [asUtc - minutesOf(offset) * MINUTE, asUtc - minutesOf(offset) * MINUTE];
  if (latest <= now.getTime()) throw new UsageError(`${shown}: is over; name a time that is still to come`);
  if (earliest > now.getTime() + MOST_DAYS * 24 * HOUR)
    throw new UsageError(`${shown}: is more than ${MOST_DAYS} days away`);
  return offset === undefined ? `${day}T${time}` : `${new Date(earliest).toISOString().slice(0, 16)}Z`;
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

const form = /^(20\d\d-\d\d-\d\d)[T ]([01]\d:[0-5]\d|2[0-3]:[0-5]\d)(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;
const MOST_DAYS = 30;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Hours before and behind UTC of the time zones that there are. */
const EASTMOST = 14;
const WESTMOST = 12;
