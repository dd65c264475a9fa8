const DAYS_TO_1601 = 584_694;

/** A Windows FILETIME (100 ns units since 1601, as two 32-bit halves) in ISO 8601 with all seven digits. */
export function isoOfFileTime(low: number, high: number): string {
  // 2^32 units are 429.4967296 s; splitting them keeps every product below 2^53 up to the year 14614.
  if (high > 0x3fff_ffff) return `0x${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
  const rest = high * 4_967_296 + low;
  const seconds = high * 429 + Math.floor(rest / 10_000_000);
  const day = Math.floor(seconds / 86_400);
  return `${isoDay(day)}T${isoClock(seconds - day * 86_400)}.${String(10_000_000 + (rest % 10_000_000)).slice(1)}Z`;
}

/** The same as whole milliseconds since 1970; NaN for what is no time. */
export function millisOfFileTime(low: number, high: number): number {
  if (high > 0x3fff_ffff) return Number.NaN;
  const rest = high * 4_967_296 + low;
  return (high * 429 - SECONDS_TO_1970) * 1_000 + Math.floor(rest / 10_000);
}

const SECONDS_TO_1970 = 11_644_473_600;

/** A SYSTEMTIME's eight 16-bit fields (year, month, weekday, day, hour, minute, second, ms) in ISO 8601. */
export function isoOfSystemTime(fields: readonly number[]): string {
  const [year = 0, month = 0, , day = 0, hour = 0, minute = 0, second = 0, millis = 0] = fields;
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return `${date}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}.${pad(millis, 3)}Z`;
}

let lastDay = -1;
let lastDayText = '';

function isoDay(daysSince1601: number): string {
  if (daysSince1601 === lastDay) return lastDayText;
  // Proleptic Gregorian date of a day number, counting years from March.
  const days = daysSince1601 + DAYS_TO_1601;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  lastDay = daysSince1601;
  lastDayText = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return lastDayText;
}

function isoClock(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  const hour = Math.floor(minutes / 60);
  return `${twoDigits[hour]}:${twoDigits[minutes - 60 * hour]}:${twoDigits[secondOfDay - 60 * minutes]}`;
}

const twoDigits: readonly string[] = Array.from({ length: 60 }, (_, value) => pad(value, 2));

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
