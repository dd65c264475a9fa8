import { isoOf, millisOf } from '../facts/time.ts';

/** A time as an action holds it, or why it is none: a sentence that goes on after what was typed. */
export type RestartTime = { readonly at: string } | { readonly problem: string };

/**
 * The time at which Windows is to restart: in UTC where an offset was typed, else the host's own time. What is over or too far
 * away in every time zone is refused here; the host itself looks again, with its own clock.
 */
export function readRestartTime(text: string, now: number): RestartTime {
  const [, day, time, offset] = form.exec(text.trim()) ?? [];
  const shown = `"${text.slice(0, 40)}"`;
  const asUtc = millisOf(`${day}T${time}:00.000Z`);
  if (day === undefined || Number.isNaN(asUtc) || !isoOf(asUtc).startsWith(day))
    return {
      problem: `${shown}: is no time like 2026-12-01T03:00 (the host's own time) or 2026-12-01T03:00+01:00`,
    };
  const [earliest, latest] =
    offset === undefined
      ? [asUtc - EASTMOST * HOUR, asUtc + WESTMOST * HOUR]
      : [asUtc - minutesOf(offset) * MINUTE, asUtc - minutesOf(offset) * MINUTE];
  if (latest <= now) return { problem: `${shown}: is over; name a time that is still to come` };
  if (earliest > now + MOST_DAYS * 24 * HOUR)
    return { problem: `${shown}: is more than ${MOST_DAYS} days away` };
  const at = offset === undefined ? `${day}T${time}` : `${isoOf(earliest).slice(0, 16)}Z`;
  return { at };
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
