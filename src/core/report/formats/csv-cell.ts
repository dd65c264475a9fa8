/** What a cell may hold; nothing for what was not measured. */
export type CsvValue = string | number | undefined;

/** A text that begins as a formula gets an apostrophe: spreadsheets would run what a host sends. */
export function csvCell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
