import { dayAt } from './calendar.ts';

/** Where a key leads from a day: along and across the weeks, to the ends of its month, to the months beside it; undefined for other keys and past the ends. */
export function dayFrom(key: string, day: string, first: string, last: string): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const monthsOn = (by: number) => {
    const longest = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
    return dayAt(Date.UTC(year, month - 1 + by, Math.min(date, longest)));
  };
  const steps: Readonly<Record<string, () => string>> = {
    ArrowLeft: () => dayAt(Date.UTC(year, month - 1, date - 1)),
    ArrowRight: () => dayAt(Date.UTC(year, month - 1, date + 1)),
    ArrowUp: () => dayAt(Date.UTC(year, month - 1, date - 7)),
    ArrowDown: () => dayAt(Date.UTC(year, month - 1, date + 7)),
    Home: () => dayAt(Date.UTC(year, month - 1, 1)),
    End: () => dayAt(Date.UTC(year, month, 0)),
    PageUp: () => monthsOn(-1),
    PageDown: () => monthsOn(1),
  };
  const next = Object.hasOwn(steps, key) ? steps[key]?.() : undefined;
  return next === undefined || next < first || next > last ? undefined : next;
}
