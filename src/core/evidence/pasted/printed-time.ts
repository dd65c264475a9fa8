import { isoOf, millisOf } from '../../facts/time.ts';

/**
 * An ISO time in UTC from a time as it is printed. A time without a zone is taken as UTC; day and month follow the form:
 * with AM or PM the month stands first, with dots or without them the day does. Undefined where it is no time.
 */
export function timeOf(printed: string): string | undefined {
  const text = printed
    .trim()
    .normalize('NFKC')
    .replace(/[\u200e\u200f]/g, '');
  if (text.length > 60) return undefined;
  return ofIso(text) ?? ofJson(text) ?? ofSlashes(withMonthNumber(text)) ?? ofHan(text);
}

function ofIso(text: string): string | undefined {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const local = assemble(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    fraction,
  );
  if (local === undefined || zone === 'Z') return local;
  const minutes = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * (zone.startsWith('-') ? 1 : -1);
  return shifted(local, minutes);
}

function shifted(iso: string, minutes: number): string {
  const moved = isoOf(millisOf(`${iso.slice(0, 19)}Z`) + minutes * 60_000);
  return `${moved.slice(0, 19)}${iso.slice(19)}`;
}

/** "/Date(1772352900000)/" of Windows PowerShell's ConvertTo-Json. */
function ofJson(text: string): string | undefined {
  const match = /^\\?\/Date\((\d{10,14})\)\\?\/$/.exec(text);
  return match ? isoOf(Number(match[1])) : undefined;
}

function ofSlashes(text: string): string | undefined {
  const match =
    /^(\d{1,2})([./-])(\d{1,2})[./-](\d{2,4})\.?,? +(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,7})? *([AaPp])?\.? ?[Mm]?\.?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, one, , two, yearText, hourText, minute, second = '0', half] = match;
  const first = Number(one);
  const other = Number(two);
  const year = Number(yearText) < 100 ? 2000 + Number(yearText) : Number(yearText);
  const monthFirst = half !== undefined ? first <= 12 : other > 12;
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (/p/i.test(half) ? 12 : 0);
  const [month, day] = monthFirst ? [first, other] : [other, first];
  return assemble(year, month, day, hour, Number(minute), Number(second), '');
}

/** "18-Jan-23" as "18.01.23": English month names between day and year. */
function withMonthNumber(text: string): string {
  const match = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]{0,6}[- ,]{1,2}(\d{2,4}) /.exec(text);
  const month = match ? months.indexOf((match[2] ?? '').toLowerCase()) + 1 : 0;
  return match && month > 0 ? `${match[1]}.${month}.${match[3]} ${text.slice(match[0].length)}` : text;
}

const months: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** "2026年3月1日 8:15:00" */
function ofHan(text: string): string | undefined {
  const match =
    /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]? +(?:(上午|下午|午前|午後|오전|오후) ?)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const [, year, month, day, half, hour, minute, second = '0'] = match;
  const later = half !== undefined && /下午|午後|오후/.test(half) ? 12 : 0;
  return assemble(
    Number(year),
    Number(month),
    Number(day),
    (Number(hour) % (half ? 12 : 24)) + later,
    Number(minute),
    Number(second),
    '',
  );
}

function assemble(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction: string,
): string | undefined {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const part = fraction === '' ? '' : `.${fraction.slice(0, 7)}`;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${part}Z`;
}
