import { DecodeError } from '../../bytes/reader.ts';
import { printable } from '../../bytes/text.ts';
import { tags } from './der.ts';
import type { DerValue } from './der.ts';

/** An X.509 time as ISO 8601 in UTC. A UTCTime year below 50 lies after 2000 (RFC 5280 4.1.2.5.1). */
export function decodeTime({ tag, content }: DerValue): string {
  const text = printable(content);
  const parts = (
    tag === tags.utcTime ? utcTime : tag === tags.generalizedTime ? generalizedTime : /(?!)/
  ).exec(text);
  if (parts === null)
    throw new DecodeError(`certificate time "${text.slice(0, 40)}" is no UTCTime or GeneralizedTime`);
  const [, yearText = '', month = '', day = '', hour = '', minute = '', second = '00', zone = 'Z'] = parts;
  const shortYear = Number(yearText);
  const year = yearText.length === 4 ? shortYear : shortYear + (shortYear < 50 ? 2000 : 1900);
  const [m, d, h] = [Number(month), Number(day), Number(hour)];
  const isReal = m >= 1 && m <= 12 && d >= 1 && d <= daysIn(year, m) && h < 24;
  if (!isReal || Number(minute) > 59 || Number(second) > 59) {
    throw new DecodeError(`certificate time "${text}" does not exist`);
  }
  return shifted(year, m, d, h * 60 + Number(minute) - offsetMinutes(zone), second);
}

const utcTime = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/;
const generalizedTime = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})?(Z|[+-]\d{4})?$/;

/** Minutes east of UTC of Z or +hhmm, which older encoders wrote. */
function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** ISO 8601 of a day and a number of minutes that may lie before or after it, by less than five days. */
function shifted(year: number, month: number, day: number, minutes: number, second: string): string {
  let [y, m, d, rest] = [year, month, day, minutes];
  for (; rest < 0; rest += 1440) {
    d -= 1;
    if (d > 0) continue;
    m = m === 1 ? 12 : m - 1;
    if (m === 12) y -= 1;
    d = daysIn(y, m);
  }
  for (; rest >= 1440; rest -= 1440) {
    d += 1;
    if (d <= daysIn(y, m)) continue;
    d = 1;
    m = m === 12 ? 1 : m + 1;
    if (m === 1) y += 1;
  }
  if (y < 0 || y > 9999) throw new DecodeError(`certificate time lies in the year ${y}`);
  return `${digits(y, 4)}-${digits(m)}-${digits(d)}T${digits(Math.floor(rest / 60))}:${digits(rest % 60)}:${second}.000Z`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function digits(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** Days since 0000-03-01 of an ISO time, to subtract one from another without a clock. */
export function dayNumber(time: string): number {
  const [year, month, day] = [Number(time.slice(0, 4)), Number(time.slice(5, 7)), Number(time.slice(8, 10))];
  // Counting years from March puts the leap day at their end.
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day
  );
}
