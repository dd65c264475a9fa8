/** One record of a CSV text, with the number of the line it begins in. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Reads records one by one, RFC 4180: quoted fields may hold separators, doubled quotes and line ends. */
export function* csvRecords(text: string, separator: string, from = 0, firstLine = 1): Generator<CsvRecord> {
  let at = from;
  let line = firstLine;
  while (at < text.length) {
    const begins = line;
    const fields: string[] = [];
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at + 1) : plainField(text, at, separator);
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    yield { line: begins, fields };
  }
}

interface Field {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
}

function plainField(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end).trim(), end, lines: 0 };
}

function quotedField(text: string, from: number): Field {
  let value = '';
  let start = from;
  for (;;) {
    const quote = text.indexOf('"', start);
    const end = quote < 0 ? text.length : quote;
    value += text.slice(start, end);
    if (text[end + 1] === '"') {
      value += '"';
      start = end + 2;
      continue;
    }
    // What stands between a closing quote and the separator belongs to nobody.
    let after = Math.min(end + 1, text.length);
    while (after < text.length && !',;\t\r\n'.includes(text[after] ?? '')) after += 1;
    return { value: value.trim(), end: after, lines: linesIn(value) };
  }
}

function linesIn(value: string): number {
  let lines = 0;
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
