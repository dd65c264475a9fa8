import { linesOf } from '../text-file.ts';
import { delimitedRows } from './delimited-rows.ts';
import { canonical, type Label } from './event-labels.ts';
import { eventPiece, type PrintedEvent } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';
import { timeOf } from './printed-time.ts';
import { toldProvider } from './told-provider.ts';

/** Events as rows: Event Viewer's CSV and tab-separated text (any language, the order is the same), Export-Csv of Get-WinEvent. */
export const eventRows: Form = {
  name: 'events as CSV',
  take(text) {
    const separator = separatorOf(text);
    if (separator === undefined) return nothing(text);
    const pieces: Piece[] = [];
    const others: string[] = [];
    let header: readonly (Label | undefined)[] | undefined;
    for (const { cells, raw } of delimitedRows(text, separator)) {
      const named = cells.map((cell) => canonical(cell));
      if (named.includes('id') && named.filter((label) => label !== undefined).length >= 3) {
        header = named;
        continue;
      }
      const printed = ofViewer(cells) ?? (header ? ofHeader(cells, header) : undefined);
      if (printed && pieces.length < MOST_EVENTS) pieces.push(eventPiece(printed));
      else others.push(raw);
    }
    return pieces.length === 0 ? nothing(text) : { pieces, rest: others.join('\n') };
  },
};

/** Level, date, source, id, category, then the sentence. */
function ofViewer(cells: readonly string[]): PrintedEvent | undefined {
  const [, date = '', provider = '', id = '', , ...message] = cells;
  if (cells.length < 5 || !/^\d{1,5}$/.test(id.trim()) || timeOf(date) === undefined) return undefined;
  return { provider, id: Number(id), time: date, message: message.join(' ') };
}

function ofHeader(
  cells: readonly string[],
  header: readonly (Label | undefined)[],
): PrintedEvent | undefined {
  const cell = (label: Label) => cells[header.indexOf(label)];
  const id = cell('id')?.trim() ?? '';
  if (!/^\d{1,5}$/.test(id)) return undefined;
  const provider = cell('provider') || toldProvider(Number(id), cell('message') ?? '');
  if (provider === undefined) return undefined;
  return {
    provider,
    id: Number(id),
    time: cell('time'),
    channel: cell('channel'),
    computer: cell('computer'),
    level: cell('level'),
    message: cell('message'),
  };
}

/** The separator of the first line that has several cells of it. */
function separatorOf(text: string): string | undefined {
  for (const line of linesOf(text.slice(0, 8_192)).slice(0, 40)) {
    for (const separator of ['\t', ',', ';']) {
      const cells = line.split(separator);
      const isHeader =
        cells.filter((cell) => canonical(cell.replace(/^"|"$/g, '')) !== undefined).length >= 3;
      const isRow =
        cells.length >= 5 &&
        /^\s*"?\d{1,5}"?\s*$/.test(cells[3] ?? '') &&
        timeOf((cells[1] ?? '').replace(/"/g, '')) !== undefined;
      if (isHeader || isRow) return separator;
    }
  }
  return undefined;
}

const MOST_EVENTS = 200_000;
