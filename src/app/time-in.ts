/** The time that a text names, in milliseconds since 1970; NaN where it names none. There is no 30 February, though JavaScript reads one. */
export function timeIn(text: string): number {
  const [, day = ''] = /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(text) ?? [];
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (day !== '' && (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)))
    return Number.NaN;
  return Date.parse(text);
}
