import type { EventField, WindowsEventRow } from './event-row.ts';

const longestValue = 80;

/** The row's sentence with the event's values in it, each bounded and on one line; a value absent or "-" is "unknown". */
export function renderEvent(row: WindowsEventRow, fields: Readonly<Record<string, string>>): string {
  return row.sentence.replace(/\{([^{}]{1,60})\}/g, (whole, name: string) => {
    const field = row.fields.find((known) => known.name === name);
    if (!field) return whole;
    const text = valueOf(field, fields);
    const value = text === undefined ? '' : shown(text);
    return value === '' || value === '-' ? 'unknown' : value;
  });
}

/** Releases disagree about spaces, underscores, capitals and "Buffer" in names; what has no name is numbered from 0. */
function valueOf(field: EventField, fields: Readonly<Record<string, string>>): string | undefined {
  if (Object.hasOwn(fields, field.name)) return fields[field.name];
  const plain = plainName(field.name);
  const alike = Object.keys(fields).find((name) => plainName(name) === plain);
  if (alike !== undefined) return fields[alike];
  if (field.place === undefined) return undefined;
  const number = String(field.place - 1);
  return Object.hasOwn(fields, number) ? fields[number] : undefined;
}

function plainName(name: string): string {
  return name
    .replace(/[ _]/g, '')
    .toLowerCase()
    .replace(/(?<=.)buffer$/, '');
}

/** Without control and direction characters and the %% of message numbers, white space as single blanks, cut to 80 characters. */
function shown(text: string): string {
  const clean = text
    .slice(0, 4 * longestValue)
    .replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/^%%(?=\d+$)/, '');
  const characters = Array.from(clean);
  const cut = characters.length > longestValue || text.length > 4 * longestValue;
  return cut ? `${characters.slice(0, longestValue - 1).join('')}…` : clean;
}
