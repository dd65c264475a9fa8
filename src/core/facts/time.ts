/** Milliseconds since 1970 of an ISO 8601 time; NaN where it is none. A pure function of its argument. */
export function millisOf(time: string): number {
  return Date.parse(time);
}

/** ISO 8601 in UTC of milliseconds since 1970; nothing where they are no time, as in a case that somebody else wrote. */
export function isoOf(millis: number): string {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** The day of an ISO time, as reports print it: 2026-11-21. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Whole days from one ISO time to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((millisOf(to) - millisOf(from)) / 86_400_000);
}

/** The minute of an ISO time, as reports print it: 2026-08-30 09:15 UTC. */
export function minuteOf(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** "1 day", "20 days". */
export function daysWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** A time as people measure it: "90 s", "7 minutes", "2 hours", "398 days". */
export function timeWords(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} hours` : daysWords(Math.round(seconds / 86_400));
}
