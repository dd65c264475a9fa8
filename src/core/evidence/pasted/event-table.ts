import { longNames } from '../../facts/provider-names.ts';
import { linesOf } from '../text-file.ts';
import { canonical, type Label } from './event-labels.ts';
import { eventPiece, type PrintedEvent } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';
import { timeOf } from './printed-time.ts';
import { toldProvider } from './told-provider.ts';

/** Get-WinEvent as PowerShell prints it: a heading with the columns, in any order, with or without "ProviderName: X" above it. */
export const eventTable: Form = {
  name: 'events as a table',
  mark: /TimeCreated|ProviderName|\bId\b[^\n]{0,200}\bMessage\b/i,
  take(text) {
    const reading = new TableReading();
    const rest = linesOf(text).filter((line) => !reading.take(line));
    const { pieces, unused } = reading.finish();
    return pieces.length === 0 ? nothing(text) : { pieces, rest: [...rest, ...unused].join('\n') };
  },
};

type Printed = { -readonly [K in keyof PrintedEvent]?: PrintedEvent[K] | undefined };

interface Row {
  readonly line: string;
  readonly printed: Printed;
}

class TableReading {
  readonly #rows: Row[] = [];
  #provider: string | undefined;
  #columns: readonly Label[] = [];

  /** Whether the line belongs to a table. */
  take(line: string): boolean {
    const named = /^\s{0,8}ProviderName:\s{1,4}(\S.{0,120})$/.exec(line);
    if (named) {
      this.#provider = named[1]?.trim();
      this.#columns = usual;
      return true;
    }
    const columns = columnsOf(line);
    if (columns) {
      this.#columns = columns;
      return true;
    }
    if (this.#columns.length === 0) return false;
    if (/^[-\s]{10,}$/.test(line)) return line.includes('-');
    return this.#row(line) || this.#continuation(line);
  }

  #row(line: string): boolean {
    const printed = rowOf(line.trim().slice(0, 2_000), this.#columns);
    if (!printed || this.#rows.length >= MOST_EVENTS) return false;
    printed.provider ??= this.#provider;
    this.#rows.push({ line, printed });
    return true;
  }

  /** Format-Table -Wrap goes on with a message under its column. */
  #continuation(line: string): boolean {
    const last = this.#rows.at(-1)?.printed;
    if (!last || !/^\s{20}/.test(line) || line.trim() === '') return false;
    last.message = `${last.message ?? ''}\n${line.trim()}`.slice(0, 4_000);
    return true;
  }

  /** The events, and the rows of which nobody says whose they are. */
  finish(): { readonly pieces: readonly Piece[]; readonly unused: readonly string[] } {
    const pieces: Piece[] = [];
    const unused: string[] = [];
    for (const { line, printed } of this.#rows) {
      const { id = 0, message = '' } = printed;
      const provider = printed.provider ?? toldProvider(id, message);
      if (provider === undefined) unused.push(line);
      else pieces.push(eventPiece({ ...printed, id, provider }));
    }
    return { pieces, unused };
  }
}

/** The columns of a heading: every word of it is the name of a property. */
function columnsOf(line: string): readonly Label[] | undefined {
  const words = line.trim().slice(0, 300).split(/\s+/);
  if (words.length < 2 || words.length > 12) return undefined;
  const columns = words.map((word) => canonical(word));
  const known = columns.filter((column) => column !== undefined);
  if (known.length !== columns.length || !known.includes('id')) return undefined;
  return known.includes('time') || known.includes('message') ? known : undefined;
}

/** A row, taken apart from left to right; undefined where a column cannot be read. */
function rowOf(line: string, columns: readonly Label[]): Printed | undefined {
  const row: Printed = {};
  let left = line;
  for (const column of columns) {
    const taken = takers[column](left);
    if (taken === undefined) return undefined;
    left = left.slice(taken.length).trimStart();
    if (column === 'id') row.id = Number(taken);
    else if (column !== 'other') row[column] = taken.trim();
  }
  return row;
}

/** A time is one to four words long, with AM or PM; the longest that is one counts. */
const shapesOfTime: readonly RegExp[] = [
  /^\S{1,20}\s{1,4}\S{1,20}\s{1,4}\S{1,20}\s{1,4}\S{1,20}(?=\s|$)/,
  /^\S{1,20}\s{1,4}\S{1,20}\s{1,4}\S{1,20}(?=\s|$)/,
  /^\S{1,20}\s{1,4}\S{1,20}(?=\s|$)/,
  /^\S{1,20}(?=\s|$)/,
];

const word = (left: string) => /^\S{0,120}/.exec(left)?.[0];

/** What of a line belongs to a column. */
const takers: Readonly<Record<Label, (left: string) => string | undefined>> = {
  time(left) {
    return shapesOfTime
      .map((shape) => shape.exec(left)?.[0])
      .find((found) => found !== undefined && timeOf(found.replace(/\s+/g, ' ')) !== undefined);
  },
  id: (left) => /^\d{1,5}(?=\s|$)/.exec(left)?.[0],
  provider: (left) => knownProviders.find((name) => left.startsWith(`${name} `)) ?? word(left),
  message: (left) => left,
  channel: word,
  computer: word,
  level: word,
  other: word,
};

/** Names of more than one word, which a column of words would cut. */
const knownProviders: readonly string[] = Object.values(longNames)
  .flat()
  .filter((name) => name.includes(' '));

const usual: readonly Label[] = ['time', 'id', 'level', 'message'];
const MOST_EVENTS = 200_000;
