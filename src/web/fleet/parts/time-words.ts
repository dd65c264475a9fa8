import { daysWords } from '../../../core/facts/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "4 min ago", "3 h ago", "2 days ago", from an ISO time and a moment in milliseconds. */
export function ago(time: string, now: number): string {
  const passed = now - Date.parse(time);
  if (Number.isNaN(passed)) return '';
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < 2 * DAY) return `${Math.floor(passed / HOUR)} h ago`;
  return `${daysWords(Math.floor(passed / DAY))} ago`;
}

/** Whole days from a moment to an ISO time; negative when it is over. */
export function daysUntil(time: string, now: number): number {
  return Math.floor((Date.parse(time) - now) / DAY);
}

/** "in 12 days", "tomorrow", "today", "3 days ago", by the days of the calendar in UTC, as certificates are dated. */
export function endsWords(time: string, now: number): string {
  const days = Math.floor(Date.parse(time) / DAY) - Math.floor(now / DAY);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days < 0 ? 'yesterday' : 'tomorrow';
  return days < 0 ? `${daysWords(-days)} ago` : `in ${daysWords(days)}`;
}

/** "15 min", "12 h", "7 days", from seconds. */
export function lengthWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return daysWords(Math.round(seconds / 86_400));
}
