/** This many seconds later, or earlier. */
export function later(time: string, seconds: number): string {
  return new Date(Date.parse(time) + Math.round(seconds * 1000)).toISOString();
}

/** The same moment of another day. */
export function daysLater(time: string, days: number): string {
  return later(time, days * 86_400);
}

/** So many moments, these seconds apart. */
export function every(seconds: number, from: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => later(from, i * seconds));
}
