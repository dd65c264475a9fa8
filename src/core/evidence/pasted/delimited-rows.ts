/** One row of separated values; `raw` is its text. */
export interface DelimitedRow {
  readonly cells: readonly string[];
  readonly raw: string;
}

/** Rows of separated values, RFC 4180: cells in quotes may hold line ends; a quote that never closes ends with its line. */
export function* delimitedRows(text: string, separator: string): Generator<DelimitedRow> {
  let at = 0;
  while (at < text.length) {
    const start = at;
    const cells: string[] = [];
    for (let ended = false; !ended;) {
      const cell = text.charAt(at) === '"' ? quotedCell(text, at) : undefined;
      const end = cell ? cell.end : endOfCell(text, at, separator);
      cells.push(cell ? cell.value : text.slice(at, end));
      at = end;
      if (text.charAt(at) === separator) at += 1;
      else ended = true;
    }
    const lineEnd = endOfLine(text, at);
    yield { cells, raw: text.slice(start, lineEnd) };
    at = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
  }
}

function quotedCell(
  text: string,
  start: number,
): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  let from = start + 1;
  for (let at = text.indexOf('"', from); at >= 0 && at - start < LONGEST_CELL; at = text.indexOf('"', from)) {
    value += text.slice(from, at);
    if (text.charAt(at + 1) !== '"') return { value, end: at + 1 };
    value += '"';
    from = at + 2;
  }
  return undefined;
}

function endOfCell(text: string, start: number, separator: string): number {
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === separator || character === '\n' || character === '\r') return at;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1)
    if (text.charAt(at) === '\n' || text.charAt(at) === '\r') return at;
  return text.length;
}

const LONGEST_CELL = 20_000;
