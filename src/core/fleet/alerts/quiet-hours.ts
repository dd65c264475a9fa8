import { isAtLeast, type QuietHours, type Severity } from './alert-rules.ts';

/** Whether an alert of this severity waits at this moment (milliseconds since 1970), by the clocks of the zones named. */
export function isQuiet(quiet: readonly QuietHours[], severity: Severity, now: number): boolean {
  return quiet.some((hours) => !isAtLeast(severity, hours.except) && isWithin(hours, now));
}

function isWithin({ from, to, zone, days }: QuietHours, now: number): boolean {
  const { day, time } = localTime(now, zone);
  const onDay = (name: string) => days === undefined || days.some((each) => each === name);
  if (from <= to) return onDay(day) && time >= from && time < to;
  // Hours over midnight belong to the day they began on.
  return (onDay(day) && time >= from) || (onDay(before(day)) && time < to);
}

/** Whether a zone is known here. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

function localTime(now: number, zone: string): { readonly day: string; readonly time: string } {
  const parts = formatOf(zone).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { day: part('weekday').toLowerCase(), time: `${part('hour')}:${part('minute')}` };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

function before(day: string): string {
  return week[(week.indexOf(day) + 6) % 7] ?? day;
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
