const DAY = 86_400_000;

/** One day of the calendar: how many certificates end on it. */
export interface CalendarDay {
  /** 2026-09-01 */
  readonly day: string;
  readonly count: number;
}

/** One month, its days, and how many empty places stand before the first where weeks begin on Monday. */
export interface CalendarMonth {
  /** 2026-09 */
  readonly month: string;
  readonly count: number;
  readonly before: number;
  readonly days: readonly CalendarDay[];
}

/** So many months from the one of this moment on, in UTC, as certificates are dated. */
export function monthsAhead(
  endings: readonly number[],
  now: number,
  months: number,
): readonly CalendarMonth[] {
  const counts = new Map<string, number>();
  for (const at of endings) {
    const day = dayAt(at);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const start = new Date(now);
  return Array.from({ length: months }, (_, i) => {
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i, 1);
    const next = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i + 1, 1);
    const days = Array.from({ length: Math.round((next - first) / DAY) }, (_, day) => {
      const name = dayAt(first + day * DAY);
      return { day: name, count: counts.get(name) ?? 0 };
    });
    return {
      month: dayAt(first).slice(0, 7),
      count: days.reduce((sum, { count }) => sum + count, 0),
      before: (new Date(first).getUTCDay() + 6) % 7,
      days,
    };
  });
}

/** 2026-09-01 of a moment in milliseconds. */
export function dayAt(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** "September 2026" */
export function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** Monday for the place 0, as the weeks of the calendar begin. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The days of a month week by week; what lies outside of it is undefined. */
export function weeksOf({ before, days }: CalendarMonth): readonly (readonly (CalendarDay | undefined)[])[] {
  const places = [...Array.from<undefined>({ length: before }), ...days];
  return Array.from({ length: Math.ceil(places.length / 7) }, (_, i) => places.slice(i * 7, i * 7 + 7));
}
